import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, type EmbeddedScript } from '../client/api.js';
import { messageOf } from '../components/format.js';
import { useOwnProblem } from '../components/trouble.js';
import { ScriptForm } from './script-form.js';

interface EmbeddedScriptsProps {
  /** The key of the instance. */
  readonly name: string;
  readonly installed: boolean;
  /** The state of the scripts. When it changes, they are fetched again. */
  readonly embedded: object | undefined;
  /** Called after the user has changed a script. */
  readonly onChange: () => void;
}

/** The app's embedded scripts, with their state on the site of an instance. */
export function EmbeddedScripts({ name, installed, embedded, onChange }: EmbeddedScriptsProps) {
  const [scripts, setScripts] = useState<readonly EmbeddedScript[]>([]);
  const [problem, setProblem] = useState<string>();
  const ownProblem = useOwnProblem(problem);
  const version = JSON.stringify(embedded);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when to fetch again.
  useEffect(() => {
    let isCurrent = true;
    fetchScripts(name).then(
      (fetched) => {
        if (!isCurrent) return;
        setScripts(fetched);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (isCurrent) setProblem(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, version]);

  if (scripts.length === 0 && ownProblem === undefined) return null;
  return (
    <section class="stack">
      <h2>Embedded scripts</h2>
      {ownProblem !== undefined && <p class="note">{ownProblem}</p>}
      {scripts.map((script) => (
        <ScriptForm
          key={`${name} ${script.componentId}`}
          name={name}
          installed={installed}
          script={script}
          onChange={async () => {
            setScripts(await fetchScripts(name));
            onChange();
          }}
        />
      ))}
    </section>
  );
}

async function fetchScripts(name: string): Promise<readonly EmbeddedScript[]> {
  const params = { path: { id: name } };
  return (await answerOf(api.GET('/instances/{id}/embedded-scripts', { params }))).scripts;
}
