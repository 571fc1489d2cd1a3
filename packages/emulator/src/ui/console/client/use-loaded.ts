import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../components/format.js';

interface Loaded<T> {
  /** `undefined` until it is loaded. The latest one if a later attempt fails. */
  readonly value?: T;
  /** The reason why the latest attempt failed. */
  readonly problem?: string;
}

interface LoadOptions {
  /** Names what is loaded: the value of another key is not shown. */
  readonly key: string;
  /** Another object after each change. */
  readonly revision: object | undefined;
  /** Whether it is shown. What is not shown is not loaded. */
  readonly isOpen: boolean;
}

/** Loads something while it is shown, and loads it again after each change. */
export function useLoaded<T>(
  load: () => Promise<T>,
  { key, revision, isOpen }: LoadOptions,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T> & { readonly key?: string }>({});
  const latest = useRef(load);
  latest.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when to load again
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    latest.current().then(
      (value) => isCurrent && setLoaded({ key, value }),
      (error: unknown) => {
        if (!isCurrent) return;
        const problem = messageOf(error);
        setLoaded((before) => (before.key === key ? { ...before, problem } : { key, problem }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key, revision, isOpen]);

  return loaded.key === key ? loaded : {};
}
