import { useState } from 'preact/hooks';
import { answerOf, api, type EmbeddedScript } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { Badge } from '../components/badge.js';
import type { Tone } from '../components/format.js';
import { Outcome } from '../components/outcome.js';

interface ScriptFormProps {
  /** The key of the instance. */
  readonly name: string;
  readonly installed: boolean;
  readonly script: EmbeddedScript;
  /** Called after the script has changed. */
  readonly onChange: () => Promise<void>;
}

/** Embeds a script with its parameters, disables it, and enables it again. */
export function ScriptForm({ name, installed, script, onChange }: ScriptFormProps) {
  const { componentId, parameterNames, embedded, placement } = script;
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const embedding = useAction();
  const state = stateOf(embedded);
  const isShown = installed && embedded?.disabled === false;
  const whyNot = installed ? undefined : `The app is not installed on ${name}. Install it first.`;
  const currentValue = (parameter: string) =>
    draft[parameter] ?? embedded?.parameters[parameter] ?? '';

  const embed = (disabled: boolean) =>
    embedding.run(async () => {
      const values = parameterNames.map((parameter) => [parameter, currentValue(parameter)]);
      const body = { parameters: Object.fromEntries(values), disabled };
      const params = { path: { id: name, componentId } };
      const path = '/instances/{id}/embedded-scripts/{componentId}';
      await answerOf(api.PUT(path, { params, body }));
      await onChange();
      setDraft({});
      return disabled ? 'The script is disabled.' : 'The site’s pages contain the script.';
    });

  return (
    <form
      class="stack"
      aria-label={script.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (installed) void embed(false);
      }}
    >
      <div class="bar">
        <h3 class="grow">
          {script.name} <span class="placement">{placement}</span>
        </h3>
        <Badge tone={state.tone}>{state.text}</Badge>
      </div>
      {parameterNames.length > 0 && (
        <div class="grid">
          {parameterNames.map((parameter) => (
            <label key={parameter} class="field">
              <span>{parameter}</span>
              <input
                type="text"
                autoComplete="off"
                value={currentValue(parameter)}
                onInput={({ currentTarget: { value } }) =>
                  setDraft((before) => ({ ...before, [parameter]: value }))
                }
              />
            </label>
          ))}
        </div>
      )}
      <div class="buttons">
        {/* Not "disabled", which would take the focus away from the button that was just pressed. */}
        <button type="submit" aria-disabled={!installed} title={whyNot}>
          {state.action}
        </button>
        <button
          type="button"
          aria-disabled={!isShown}
          title={whyNot ?? (isShown ? undefined : 'The site’s pages do not contain the script.')}
          onClick={() => isShown && void embed(true)}
        >
          Disable
        </button>
      </div>
      <Outcome outcome={embedding.outcome} />
    </form>
  );
}

interface ScriptState {
  readonly tone: Tone;
  readonly text: string;
  /** The title of the button that embeds the script. */
  readonly action: string;
}

function stateOf(embedded: EmbeddedScript['embedded']): ScriptState {
  if (!embedded) return { tone: 'quiet', text: 'not embedded', action: 'Embed' };
  return embedded.disabled
    ? { tone: 'warn', text: 'disabled', action: 'Enable' }
    : { tone: 'good', text: 'embedded', action: 'Save' };
}
