import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, type Extension } from '../client/api.js';
import { messageOf } from '../components/format.js';

/** The return value of {@link useExtensions}. */
export interface ExtensionsState {
  /** `undefined` until they are loaded. */
  readonly extensions: readonly Extension[] | undefined;
  /** The reason why the extensions could not be loaded. */
  readonly problem: string | undefined;
}

/**
 * Fetches the app's extensions.
 * @param connection The number of connections to the emulator so far.
 * @param isOpen Whether the tab is open. The extensions change while the app is developed.
 */
export function useExtensions(connection: number, isOpen: boolean): ExtensionsState {
  const [extensions, setExtensions] = useState<readonly Extension[]>();
  const [problem, setProblem] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the connection says when to ask again
  useEffect(() => {
    if (!isOpen) return;
    answerOf(api.GET('/extensions')).then(
      (list) => {
        setExtensions(list.extensions);
        setProblem(undefined);
      },
      (error) => setProblem(messageOf(error)),
    );
  }, [connection, isOpen]);

  return { extensions, problem };
}
