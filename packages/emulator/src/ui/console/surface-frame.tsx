import { useEffect, useRef } from 'preact/hooks';

/** The props of {@link SurfaceFrame}. */
export interface SurfaceFrameProps {
  readonly title: string;
  /** The host page to show. */
  readonly url: string;
  /** The host page loads again when this changes, unless it was `undefined` before. */
  readonly version: string | undefined;
}

/** The host page around the extension. */
export function SurfaceFrame({ title, url, version }: SurfaceFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useRef<{ readonly url: string; readonly version: string | undefined }>();

  useEffect(() => {
    const before = shown.current;
    shown.current = { url, version };
    const location = frame.current?.contentWindow?.location;
    if (!location) return;
    // Not with "src", which would add a history entry for every choice.
    if (before?.url !== url) location.replace(url);
    else if (before.version !== undefined && before.version !== version) reload(location, url);
  }, [url, version]);

  return <iframe ref={frame} title={title} />;
}

/**
 * Loads the host page again without losing the scroll position, or returns to it if the frame has
 * left it.
 */
function reload(location: Location, url: string): void {
  if (isHostPage(location)) location.reload();
  else location.replace(url);
}

function isHostPage(location: Location): boolean {
  try {
    return location.pathname.startsWith('/hosts/');
  } catch {
    return false; // The address of another origin cannot be read.
  }
}
