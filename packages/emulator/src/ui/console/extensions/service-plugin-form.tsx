import { useState } from 'preact/hooks';
import { answerOf, api, type Call, type Extension } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { parseObject } from '../components/parse-object.js';
import { SelectField } from '../components/select-field.js';
import { type Answered, findAnsweredCall } from '../methods/answered-call.js';
import { CallBar } from '../methods/call-bar.js';
import { MethodAnswerView } from '../methods/method-answer-view.js';

interface ServicePluginFormProps {
  /** The id of the extension. */
  readonly plugin: string;
  readonly methods: NonNullable<Extension['methods']>;
  /** The keys of the caller who causes the call, and of the instance. */
  readonly caller: string;
  readonly instance: string;
  /** The calls of the app, oldest first. They include the call of the answer. */
  readonly calls: readonly Call[];
  /** Shows a call in the timeline. */
  readonly onReveal: (callId: string) => void;
}

interface AnsweredPlugin extends Answered {
  readonly path: string;
}

/** Calls a method of a service plugin as Wix does, and shows its answer. */
export function ServicePluginForm(props: ServicePluginFormProps) {
  const { plugin, methods, caller, instance, calls, onReveal } = props;
  const [path, writePath] = useState(methods[0]?.path ?? '/v1/');
  const [request, writeRequest] = useState(textOf(methods[0]?.example));
  const [name, setName] = useState(methods[0]?.name ?? '');
  const [answered, setAnswered] = useState<AnsweredPlugin>();
  const calling = useAction();

  const chooseMethod = (chosen: string) => {
    const method = methods.find((one) => one.name === chosen);
    if (!method) return;
    setName(chosen);
    writePath(method.path);
    writeRequest(textOf(method.example));
  };

  const call = () =>
    calling.run(async (signal) => {
      const before = new Set(calls.map(({ id }) => id));
      const body = {
        instance,
        path,
        request: parseObject(request, 'The request'),
        type: plugin,
        as: caller,
      };
      const answer = await answerOf(api.POST('/service-plugins', { body, signal }));
      setAnswered({ path, answer, before });
      return '';
    });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <div class="grid">
        {methods.length > 0 && (
          <SelectField
            label="Method"
            value={name}
            options={methods.map((method) => ({ key: method.name, title: method.name }))}
            onChange={chooseMethod}
          />
        )}
        <label class="field">
          <span>Path</span>
          <input
            type="text"
            autoComplete="off"
            spellcheck={false}
            value={path}
            onInput={({ currentTarget }) => writePath(currentTarget.value)}
          />
        </label>
      </div>
      <label class="field">
        <span>Request (a JSON object, with the field names of Wix’s REST API)</span>
        <textarea
          rows={8}
          spellcheck={false}
          value={request}
          onInput={({ currentTarget }) => writeRequest(currentTarget.value)}
        />
      </label>
      <CallBar calling={calling} relation="for" caller={caller} instance={instance} />
      {answered && (
        <MethodAnswerView
          method={answered.path}
          answer={answered.answer}
          entry={findAnsweredCall(calls, answered, (method) => method.endsWith(answered.path))}
          onReveal={onReveal}
        />
      )}
    </form>
  );
}

function textOf(example: object | undefined): string {
  return JSON.stringify(example ?? {}, null, 2);
}
