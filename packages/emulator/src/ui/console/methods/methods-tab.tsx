import { useState } from 'preact/hooks';
import { type AppAnswer, answerOf, api, type Call } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { Outcome } from '../components/outcome.js';
import { parseArguments } from './arguments.js';
import { MethodAnswerView } from './method-answer-view.js';
import type { MethodCallState } from './use-method-call.js';

interface MethodsTabProps {
  readonly state: MethodCallState;
  /** The keys of the caller and the instance to call with. */
  readonly caller: string;
  readonly instance: string;
  /** The calls of the app, oldest first. They include the call of the answer. */
  readonly calls: readonly Call[];
  /** Shows a call in the timeline. */
  readonly onReveal: (callId: string) => void;
}

interface Answered {
  readonly method: string;
  readonly answer: AppAnswer;
  /** The ids of earlier calls. */
  readonly before: ReadonlySet<string>;
}

/** Calls a web method of the app and shows its answer. */
export function MethodsTab({ state, caller, instance, calls, onReveal }: MethodsTabProps) {
  const { methods, problem, method, args } = state;
  const [answered, setAnswered] = useState<Answered>();
  const calling = useAction();
  const read = parseArguments(args);

  const call = () =>
    calling.run(async (signal) => {
      if (read.problem !== undefined) throw new Error(read.problem);
      const before = new Set(calls.map(({ id }) => id));
      const body = { method, args: [...read.args], as: caller, instance };
      const answer = await answerOf(api.POST('/methods/call', { body, signal }));
      setAnswered({ method, answer, before });
      return '';
    });

  if (!methods) return <p class="note">{problem ?? 'Asking the app for its methods…'}</p>;
  if (methods.length === 0) {
    return <p class="note">The app has no web methods yet. They live in “*.web.ts” files.</p>;
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <fieldset class="methods">
        <legend>Web method</legend>
        {methods.map(({ id, permission }) => (
          <label key={id} class="method">
            <input
              type="radio"
              name="method"
              value={id}
              checked={id === method}
              onChange={() => state.chooseMethod(id)}
            />
            <span class="method-id">{id}</span>
            <span class="permission">{permission}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>Arguments (a JSON array)</span>
        <textarea
          rows={3}
          spellcheck={false}
          value={args}
          aria-invalid={read.problem !== undefined}
          aria-describedby="arguments-problem"
          onInput={({ currentTarget }) => state.writeArgs(currentTarget.value)}
        />
      </label>
      <p class="outcome" id="arguments-problem" role="status" data-tone="bad">
        {read.problem}
      </p>
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
            as <strong>{caller}</strong> of <strong>{instance}</strong> (set in the toolbar)
          </span>
        )}
        <Outcome outcome={calling.outcome} />
      </div>
      {answered && (
        <MethodAnswerView
          method={answered.method}
          answer={answered.answer}
          entry={entryOf(answered, calls)}
          onReveal={onReveal}
        />
      )}
    </form>
  );
}

/** Finds the call of an answer, which does not contain the call's id. */
function entryOf({ method, answer, before }: Answered, calls: readonly Call[]) {
  return calls.find(
    (call) => call.method === method && call.status === answer.status && !before.has(call.id),
  )?.id;
}
