/**
 * Gives the focus back to the element of this frame that had it. While the page around the frame has
 * a modal dialog open, the browser takes the focus away from everything in the frame.
 */
export function keepFocus(): void {
  if (window.parent === window) return;
  let latest: EventTarget | null = null;
  window.addEventListener('focusin', ({ target }) => {
    latest = target;
  });
  window.addEventListener('focus', () => {
    const isLost = document.activeElement === document.body;
    if (isLost && latest instanceof HTMLElement && latest.isConnected) latest.focus();
  });
}
