import { type Entry, MAX_MESSAGE_LENGTH, MAX_NAME_LENGTH } from '../../shared/entry';
import { create } from './dom';

/**
 * Creates the form with which a visitor signs the guest book.
 * @param sign Adds an entry. If it fails, the form keeps the visitor's text.
 */
export function createSignForm(
  sign: (entry: Pick<Entry, 'name' | 'message'>) => Promise<boolean>,
): HTMLFormElement {
  const name = create('input', {
    id: 'name',
    required: true,
    maxLength: MAX_NAME_LENGTH,
    autocomplete: 'name',
  });
  const message = create('textarea', {
    id: 'message',
    required: true,
    maxLength: MAX_MESSAGE_LENGTH,
    rows: 3,
  });
  const hint = create('p', {
    id: 'hint',
    textContent: `Up to ${MAX_MESSAGE_LENGTH} characters. Everybody can read your name and your message.`,
  });
  message.setAttribute('aria-describedby', hint.id);
  const form = create(
    'form',
    {},
    create('label', { htmlFor: name.id, textContent: 'Name' }),
    name,
    create('label', { htmlFor: message.id, textContent: 'Message' }),
    message,
    hint,
    create('button', { textContent: 'Sign' }),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // A disabled button would lose the focus.
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    if (await sign({ name: name.value, message: message.value })) form.reset();
    form.ariaBusy = 'false';
  });
  return form;
}
