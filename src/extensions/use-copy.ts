import { useEffect, useRef, useState } from 'react';

const CONFIRMATION_MS = 2000;

/**
 * Lets a button copy the text of an element.
 * @returns `source` goes to the element's `ref`, `copy` to the button's `onClick`; `copied` is true
 * for two seconds after it worked.
 */
export function useCopy<T extends HTMLElement>() {
  const source = useRef<T>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    if (!source.current) return;
    getSelection()?.selectAllChildren(source.current);
    // Not the clipboard API: it is refused to a frame whose page does not allow it expressly, and
    // that page is Wix's. Where even this is refused, the text is at least selected.
    setCopied(document.execCommand('copy'));
  };

  return { source, copied, copy };
}
