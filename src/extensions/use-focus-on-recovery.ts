import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves the focus to an element nearby after a successful retry, because the focused button
 * disappears.
 * @param failed Whether an error is shown.
 * @param target The element that gets the focus, such as the container of the data.
 */
export function useFocusOnRecovery(failed: boolean, target: RefObject<HTMLElement>): void {
  const hadFailed = useRef(failed);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hadFailed.current && !failed && isLost) target.current?.focus({ preventScroll: true });
    hadFailed.current = failed;
  }, [failed, target]);
}
