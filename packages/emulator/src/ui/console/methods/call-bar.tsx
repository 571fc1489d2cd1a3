import type { ActionState } from '../client/use-action.js';
import { Outcome } from '../components/outcome.js';

interface CallBarProps {
  readonly calling: ActionState;
  /** How the caller takes part: a method is called as them, a service plugin for them. */
  readonly relation: 'as' | 'for';
  /** The keys of the caller and of the instance. */
  readonly caller: string;
  readonly instance: string;
}

/** The button of a form that calls the app, and what becomes of the call. */
export function CallBar({ calling, relation, caller, instance }: CallBarProps) {
  return (
    <div class="bar">
      <button type="submit" class="primary">
        Call
      </button>
      {calling.isBusy ? (
        <>
          <span class="note" role="status">
            Waiting for the app…
          </span>
          <button type="button" onClick={calling.stop}>
            Stop waiting
          </button>
        </>
      ) : (
        <span class="note">
          {relation} <strong>{caller}</strong> of <strong>{instance}</strong> (set in the toolbar)
        </span>
      )}
      <Outcome outcome={calling.outcome} />
    </div>
  );
}
