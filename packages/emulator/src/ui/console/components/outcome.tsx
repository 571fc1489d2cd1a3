import type { ActionState } from '../client/use-action.js';
import { useOwnProblem } from './trouble.js';

/** Shows the outcome of the latest action. */
export function Outcome({ outcome }: Pick<ActionState, 'outcome'>) {
  const text = useOwnProblem(outcome?.text);
  return (
    <p class="outcome" data-tone={outcome?.isOk ? 'good' : 'bad'} role="status">
      {text}
    </p>
  );
}
