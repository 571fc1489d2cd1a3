import { useRef, useState } from 'preact/hooks';
import { answerOf, api, type Call } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { useOwnProblem } from '../components/trouble.js';
import { type Answered, findAnsweredCall } from './answered-call.js';
import { parseArguments } from './arguments.js';
import { CallBar } from './call-bar.js';
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

interface AnsweredMethod extends Answered {
  readonly method: string;
}

/** Calls a web method of the app and shows its answer. */
export function MethodsTab({ state, caller, instance, calls, onReveal }: MethodsTabProps) {
  const { methods, method, args } = state;
  const problem = useOwnProblem(state.problem);
  const [answered, setAnswered] = useState<AnsweredMethod>();
  const calling = useAction();
  const argumentsField = useRef<HTMLTextAreaElement>(null);
  const read = parseArguments(args);

  const call = () =>
    calling.run(async (signal) => {
      const before = new Set(calls.map(({ id }) => id));
      const body = { method, args: [...(read.args ?? [])], as: caller, instance };
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
        // The problem is shown already.
        if (read.problem !== undefined) argumentsField.current?.focus();
        else void call();
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
          ref={argumentsField}
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
      <CallBar calling={calling} relation="as" caller={caller} instance={instance} />
      {answered && (
        <MethodAnswerView
          method={answered.method}
          answer={answered.answer}
          entry={findAnsweredCall(calls, answered, (method) => method === answered.method)}
          onReveal={onReveal}
        />
      )}
    </form>
  );
}
