import { useEffect, useRef, useState } from 'react';

const CONFIRMATION_MS = 2000;

/**
 * Lets a button copy the text of an element.
 * @returns `source` for the element's `ref`, `copy` for the button's `onClick`, and `copied`, which
 * is true for two seconds after a success.
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
    // Not the clipboard API, which works in a frame only if the page around it explicitly allows
    // that, and that page belongs to Wix. If the browser refuses this command, too, the text is at
    // least selected.
    setCopied(document.execCommand('copy'));
  };

  return { source, copied, copy };
}
