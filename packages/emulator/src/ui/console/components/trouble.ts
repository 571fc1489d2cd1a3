import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The message of a part of the console whose request gets no answer. */
export const NO_ANSWER = 'The emulator does not answer.';

/** The message that the whole console shows, if there is one. */
export const Trouble = createContext<string | undefined>(undefined);

/**
 * Returns the problem of one part of the console to show there. If the emulator does not answer, the
 * whole console says so already.
 */
export function useOwnProblem(problem: string | undefined): string | undefined {
  const trouble = useContext(Trouble);
  return trouble !== undefined && problem === NO_ANSWER ? undefined : problem;
}
