import { elementById } from '../elements.js';

/** The dialogs that are open, the topmost last. */
const open: HTMLDialogElement[] = [];

/**
 * Opens a dialog over everything else, with the focus in it until it closes.
 * @param content What it shows.
 * @param label Its name.
 * @param onClosed Is told that it has closed, by itself or by somebody with the Esc key.
 * @returns Closes it.
 */
export function openDialog(
  content: readonly Node[],
  label: string,
  onClosed: () => void,
): () => void {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', label);
  // Somebody closes it by a click beside it, too.
  dialog.setAttribute('closedby', 'any');
  dialog.append(...content);
  dialog.addEventListener('close', () => {
    open.splice(open.indexOf(dialog), 1);
    placeToasts();
    dialog.remove();
    // The browser does so itself for all but frames.
    if (before instanceof HTMLIFrameElement) before.focus();
    onClosed();
  });
  document.body.append(dialog);
  open.push(dialog);
  dialog.showModal();
  placeToasts();
  return () => dialog.close();
}

/** Puts the messages into the topmost dialog: what is beside it cannot be reached. */
function placeToasts(): void {
  (open.at(-1) ?? document.body).append(elementById('toasts', HTMLElement));
}
