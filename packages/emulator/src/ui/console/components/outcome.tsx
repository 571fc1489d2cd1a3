import type { ActionState } from '../client/use-action.js';

/** Says how the latest action has ended. */
export function Outcome({ outcome }: Pick<ActionState, 'outcome'>) {
  return (
    <p class="outcome" data-tone={outcome?.isOk ? 'good' : 'bad'} role="status">
      {outcome?.text}
    </p>
  );
}
