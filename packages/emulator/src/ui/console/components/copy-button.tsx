import { useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 2000;

/** A button that copies a text. Its label says whether that worked. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [result, setResult] = useState<string>();

  useEffect(() => {
    if (result === undefined) return;
    const timer = setTimeout(setResult, SHOWN_MS, undefined);
    return () => clearTimeout(timer);
  }, [result]);

  const copy = async () => {
    try {
      // On plain HTTP, browsers have no clipboard.
      await navigator.clipboard.writeText(text);
      setResult('Copied');
    } catch {
      setResult('Not allowed');
    }
  };
  return (
    <button type="button" class="small" onClick={copy}>
      <span aria-live="polite">{result ?? 'Copy'}</span>
      <span class="visually-hidden"> {what}</span>
    </button>
  );
}
