import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus near where it was once a retry has worked: the button that had it is gone.
 * @param failed Whether an error is shown.
 * @param target The element that gets the focus, such as that of the data.
 */
export function useFocusOnRecovery(failed: boolean, target: RefObject<HTMLElement>): void {
  const hadFailed = useRef(failed);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hadFailed.current && !failed && isLost) target.current?.focus({ preventScroll: true });
    hadFailed.current = failed;
  }, [failed, target]);
}
