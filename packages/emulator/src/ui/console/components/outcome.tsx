import type { ActionState } from '../client/use-action.js';

/** Shows the outcome of the latest action. */
export function Outcome({ outcome }: Pick<ActionState, 'outcome'>) {
  return (
    <p class="outcome" data-tone={outcome?.isOk ? 'good' : 'bad'} role="status">
      {outcome?.text}
    </p>
  );
}
