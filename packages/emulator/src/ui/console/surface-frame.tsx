import { useEffect, useRef, useState } from 'preact/hooks';

interface SurfaceFrameProps {
  readonly title: string;
  /** The host page to show. */
  readonly url: string;
  /** The host page loads again when this changes, unless it was `undefined` before. */
  readonly version: string | undefined;
}

/** The host page around the extension. */
export function SurfaceFrame({ title, url, version }: SurfaceFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isLoading, setLoading] = useState(true);
  const shown = useRef<{ readonly url: string; readonly version: string | undefined }>();

  useEffect(() => {
    const before = shown.current;
    shown.current = { url, version };
    const location = frame.current?.contentWindow?.location;
    if (!location) return;
    const isStale = before?.version !== undefined && before.version !== version;
    if (before?.url !== url || isStale) setLoading(true);
    // Not with "src", which would add a history entry for every choice.
    if (before?.url !== url || (isStale && !isHostPage(location))) location.replace(url);
    else if (isStale) location.reload(); // Keeps the scroll position.
  }, [url, version]);

  return (
    <iframe ref={frame} title={title} aria-busy={isLoading} onLoad={() => setLoading(false)} />
  );
}

/** Whether the frame still shows a host page. */
function isHostPage(location: Location): boolean {
  try {
    return location.pathname.startsWith('/hosts/');
  } catch {
    return false; // The address of another origin cannot be read.
  }
}
