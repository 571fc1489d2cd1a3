import { openDialog } from '../dialogs.js';
import { button } from '../elements.js';

/**
 * Asks the user whether to leave a page that may have unsaved changes.
 * @returns Whether the user wants to leave.
 */
export function askToLeave(title: string): Promise<boolean> {
  return new Promise((resolve) => {
    let leaves = false;
    const text = document.createElement('p');
    text.textContent = `"${title}" may have changes that are not saved. They are lost if you leave.`;
    const buttons = document.createElement('p');
    buttons.className = 'choices';
    buttons.append(
      button('Stay', () => close()),
      button('Leave', () => {
        leaves = true;
        close();
      }),
    );
    const close = openDialog([text, buttons], 'Leave this page?', () => resolve(leaves));
  });
}
