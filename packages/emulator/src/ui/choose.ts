import { openDialog } from './dialogs.js';
import { button } from './elements.js';

/** The parts of a dialog in which the user chooses something. */
export interface Chooser<Value> {
  /** The question, which is also the name of the dialog. */
  readonly title: string;
  readonly content: readonly Node[];
  /** The text of the button that chooses. */
  readonly action: string;
  /** Returns the user's choice. It is called when the form is valid and submitted. */
  readonly read: () => Value;
}

/**
 * Opens a dialog in which the user chooses something. The focus goes into it, and back to where it
 * was.
 * @returns The choice; `undefined` if the user cancels, presses Esc or clicks beside the dialog.
 */
export function choose<Value>({
  title,
  content,
  action,
  read,
}: Chooser<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    let chosen: Value | undefined;
    const heading = document.createElement('h2');
    heading.textContent = title;
    const submit = button(action, () => {});
    submit.type = 'submit';
    const buttons = document.createElement('p');
    buttons.className = 'choices';
    buttons.append(
      submit,
      button('Cancel', () => close()),
    );
    const form = document.createElement('form');
    form.className = 'chooser';
    form.append(heading, ...content, buttons);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      chosen = read();
      close();
    });
    const close = openDialog([form], title, () => resolve(chosen));
  });
}

/** Creates a field with a label. */
export function labelled(label: string, field: HTMLElement): HTMLLabelElement {
  const element = document.createElement('label');
  element.className = field instanceof HTMLInputElement && isBox(field) ? 'box' : 'field';
  const text = document.createElement('span');
  text.textContent = label;
  if (element.className === 'box') element.append(field, text);
  else element.append(text, field);
  return element;
}

/** Creates an input of a form. */
export function input(type: string, value = ''): HTMLInputElement {
  const element = document.createElement('input');
  element.type = type;
  element.value = value;
  return element;
}

/** Creates a select box. */
export function select(
  options: readonly { readonly key: string; readonly title: string }[],
  value: string,
): HTMLSelectElement {
  const element = document.createElement('select');
  element.append(...options.map(({ key, title }) => new Option(title, key)));
  element.value = value;
  return element;
}

function isBox({ type }: HTMLInputElement): boolean {
  return type === 'checkbox' || type === 'radio';
}
