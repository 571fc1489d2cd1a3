import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, type Method } from '../client/api.js';
import { messageOf } from '../client/use-live.js';

/** What {@link useMethodCall} gives. */
export interface MethodCallState {
  /** `undefined` until they are known. */
  readonly methods: readonly Method[] | undefined;
  /** Why they are not known. */
  readonly problem: string | undefined;
  /** The id of the chosen method; empty if there is none. */
  readonly method: string;
  /** The arguments as written. */
  readonly args: string;
  readonly chooseMethod: (id: string) => void;
  readonly writeArgs: (args: string) => void;
}

/**
 * Knows the app's web methods and which one is to be called.
 * @param connection Counts the connections to the emulator.
 * @param isOpen Whether somebody looks: the methods change while the app is developed.
 */
export function useMethodCall({
  connection,
  isOpen,
}: {
  connection: number;
  isOpen: boolean;
}): MethodCallState {
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
