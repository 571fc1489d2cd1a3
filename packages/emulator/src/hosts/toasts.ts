import type { ShowToast } from '@wix/dashboard/provider';
import { elementById } from './elements.js';

const visibleMs = 6000;

/** Shows a message in a corner of the dashboard, for a while or until somebody closes it. */
export const showToast: ShowToast = (toast) => {
  const element = document.createElement('div');
  element.className = `toast ${toast.type ?? 'standard'}`;
  const remove = () => element.remove();

  const message = document.createElement('p');
  message.textContent = toast.message;
  element.append(message);

  const { action } = toast;
  if (action) {
    element.append(
      button(action.text, () => {
        action.onClick();
        if (action.removeToastOnClick) remove();
      }),
    );
  }
  const close = button('×', () => {
    toast.onCloseClick?.();
    remove();
  });
  close.setAttribute('aria-label', 'Close');
  element.append(close);

  elementById('toasts', HTMLElement).append(element);
  toast.onToastSeen?.();
  if (toast.timeout !== 'none') setTimeout(remove, visibleMs);
  return { remove };
};

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}
