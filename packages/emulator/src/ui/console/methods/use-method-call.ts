import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, type Method } from '../client/api.js';
import { messageOf } from '../components/format.js';

/** The return value of {@link useMethodCall}. */
export interface MethodCallState {
  /** `undefined` until they are loaded. */
  readonly methods: readonly Method[] | undefined;
  /** The reason why the methods could not be loaded. */
  readonly problem: string | undefined;
  /** The id of the chosen method; empty if there is none. */
  readonly method: string;
  /** The arguments as written. */
  readonly args: string;
  readonly chooseMethod: (id: string) => void;
  readonly writeArgs: (args: string) => void;
}

/**
 * Fetches the app's web methods, and stores the method and arguments to call.
 * @param connection The number of connections to the emulator so far.
 * @param isOpen Whether the tab is open. The methods change while the app is developed.
 */
export function useMethodCall(connection: number, isOpen: boolean): MethodCallState {
  const [methods, setMethods] = useState<readonly Method[]>();
  const [problem, setProblem] = useState<string>();
  const [chosen, chooseMethod] = useState('');
  const [args, writeArgs] = useState('[]');

  // biome-ignore lint/correctness/useExhaustiveDependencies: both only say when to ask again
  useEffect(() => {
    if (connection === 0) return;
    answerOf(api.GET('/methods')).then(
      (list) => {
        setMethods(list.methods);
        setProblem(undefined);
      },
      (error) => setProblem(messageOf(error)),
    );
  }, [connection, isOpen]);

  const isKnown = methods?.some(({ id }) => id === chosen);
  const method = isKnown ? chosen : (methods?.[0]?.id ?? '');
  return { methods, problem, method, args, chooseMethod, writeArgs };
}
