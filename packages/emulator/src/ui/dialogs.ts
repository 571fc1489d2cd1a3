import { elementById } from './elements.js';

/** The dialogs that are open, the topmost last. */
const open: HTMLDialogElement[] = [];

/**
 * Opens a dialog over everything else, with the focus in it until it closes.
 * @param label The accessible name of the dialog.
 * @param onClosed Called when the dialog has closed, whether by code or by the user's Esc key.
 * @returns A function that closes the dialog.
 */
export function openDialog(
  content: readonly Node[],
  label: string,
  onClosed: () => void,
): () => void {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', label);
  // A click outside of the dialog closes it, too.
  dialog.setAttribute('closedby', 'any');
  dialog.append(...content);
  dialog.addEventListener('close', () => {
    open.splice(open.indexOf(dialog), 1);
    placeToasts();
    dialog.remove();
    // The browser itself restores the focus, except to a frame.
    if (before instanceof HTMLIFrameElement) before.focus();
    onClosed();
  });
  document.body.append(dialog);
  open.push(dialog);
  dialog.showModal();
  keepFocusIn(dialog);
  placeToasts();
  return () => dialog.close();
}

/**
 * Takes the focus back from the frame that opened a dialog. The browser reports a click in a frame to
 * the page around it with a delay, which can be longer than the frame's request for the dialog.
 */
function keepFocusIn(dialog: HTMLDialogElement): void {
  const first = document.activeElement;
  const takeBack = () => {
    const hasFocus = dialog.contains(document.activeElement);
    if (open.at(-1) === dialog && !hasFocus && first instanceof HTMLElement) first.focus();
  };
  window.addEventListener('blur', takeBack);
  dialog.addEventListener('close', () => window.removeEventListener('blur', takeBack));
}

/** Moves the toasts into the topmost dialog, because nothing outside of it can be reached. */
function placeToasts(): void {
  (open.at(-1) ?? document.body).append(elementById('toasts', HTMLElement));
}
