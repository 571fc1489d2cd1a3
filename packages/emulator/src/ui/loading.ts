/**
 * Marks a frame as loading until its document is there. The style sheet shows it.
 * @param frame A frame that is about to load a document.
 */
export function markLoading(frame: HTMLIFrameElement): void {
  frame.ariaBusy = 'true';
  frame.addEventListener(
    'load',
    () => {
      frame.ariaBusy = null;
    },
    { once: true },
  );
}
