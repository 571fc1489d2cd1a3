import { api, done, type Snapshot } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { CodeBlock } from '../components/code-block.js';
import { messageOf } from '../components/format.js';
import { Outcome } from '../components/outcome.js';
import { parseArguments } from '../methods/arguments.js';
import type { Selection } from '../selection.js';
import { callCommand } from './call-command.js';

interface StateTabProps {
  readonly selection: Selection;
  /** The id of the chosen method; empty if there is none. */
  readonly method: string;
  readonly args: string;
}

/** The emulator's whole state, and the ways to use the emulator without the console. */
export function StateTab({ selection, method, args }: StateTabProps) {
  const changing = useAction();

  const importFile = (file: File) =>
    changing.run(async () => {
      const body = parseFile(file.name, await file.text());
      return done(api.PUT('/state', { body }), `The state was imported from ${file.name}.`);
    });

  return (
    <div class="columns">
      <section class="stack">
        <h2>State</h2>
        <p class="note">
          Reset brings every instance and the clock back to the start: to the seed and real time, or
          to the file of <code>--state</code>. It also removes the faults and empties the timeline.
          Export saves the instances, Wix Data, the faults and the clock. Import restores them.
        </p>
        <div class="buttons">
          <button
            type="button"
            onClick={() =>
              changing.run(() => done(api.POST('/reset'), 'Everything is back to the start.'))
            }
          >
            Reset
          </button>
          <a class="button" href="/emulator/state" download="wix-emulator-state.json">
            Export
          </a>
          <label class="button file">
            Import
            <input
              type="file"
              accept="application/json,.json"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file) void importFile(file);
                // Lets the user choose the same file again after correcting it.
                currentTarget.value = '';
              }}
            />
          </label>
        </div>
        <Outcome outcome={changing.outcome} />
      </section>
      <section class="stack">
        <h2>Without the console</h2>
        {method === '' ? (
          <p class="note">The app has no web method to call from the command line.</p>
        ) : (
          <CodeBlock
            title="This call on the command line"
            text={callCommand({
              ...selection,
              method,
              args: parseArguments(args).args ?? [],
              port: location.port,
            })}
          />
        )}
        <CodeBlock title="The control API" text={`${location.origin}/emulator`} />
        <p>
          <a href="/emulator/openapi.json" target="_blank" rel="noreferrer">
            Its description (OpenAPI)
          </a>
        </p>
      </section>
    </div>
  );
}

/** Parses the file of a state. The control API checks its contents. */
function parseFile(name: string, text: string): Snapshot {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not JSON: ${messageOf(error)}`);
  }
}
