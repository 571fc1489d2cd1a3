import type { ShowToast, ToastPriority } from '@wix/dashboard/provider';
import { button, closeButton, elementById } from './elements.js';

const VISIBLE_MS = 6000;

const order: Record<ToastPriority, number> = { high: 0, normal: 1, low: 2 };

/** Shows a message in a corner of the dashboard, for a while or until the user closes it. */
export const showToast: ShowToast = (toast) => {
  const element = document.createElement('div');
  element.className = `toast ${toast.type ?? 'standard'}`;
  element.style.order = String(order[toast.priority ?? 'normal']);
  const remove = () => element.remove();

  const message = document.createElement('p');
  message.textContent = toast.message;
  element.append(message);
  if (toast.type === 'error' && toast.details) {
    const details = document.createElement('small');
    details.textContent = `Request ID: ${toast.details.requestId}`;
    message.append(details);
  }

  const { action } = toast;
  if (action) {
    const actionButton = button(action.text, () => {
      action.onClick();
      if (action.removeToastOnClick) remove();
    });
    actionButton.className = action.uiType ?? 'button';
    element.append(actionButton);
  }
  element.append(
    closeButton(() => {
      toast.onCloseClick?.();
      remove();
    }),
  );

  elementById('toasts', HTMLElement).append(element);
  toast.onToastSeen?.();
  if (toast.timeout !== 'none') setTimeout(remove, VISIBLE_MS);
  return { remove };
};
