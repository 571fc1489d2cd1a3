import { useCallback, useEffect, useRef, useState } from 'react';
import './installation-card.panel.css';
import { loadOverview, type Overview } from './overview';
import { type Problem, toProblem } from './problem';

type State = { overview: Overview } | { problem: Problem } | undefined;

/** The widget's settings panel: which installation the widget stands for. */
export default function InstallationCardPanel() {
  const [state, setState] = useState<State>();
  const main = useRef<HTMLElement>(null);

  const load = useCallback(async () => {
    setState(undefined);
    setState(
      await loadOverview().then(
        (overview) => ({ overview }),
        (error) => ({ problem: toProblem(error) }),
      ),
    );
  }, []);
  useEffect(() => void load(), [load]);

  const retry = () => {
    // The button goes, and whoever pressed it stays in the panel.
    main.current?.focus();
    void load();
  };

  return (
    <main ref={main} tabIndex={-1} lang="en" aria-busy={!state}>
      <h1>This installation</h1>
      {!state && <p>Loading…</p>}
      {state && 'problem' in state && (
        <>
          <p role="alert">{state.problem.text}</p>
          {state.problem.canRetry && (
            <button type="button" onClick={retry}>
              Try again
            </button>
          )}
        </>
      )}
      {state && 'overview' in state && <Details {...state.overview} />}
    </main>
  );
}

function Details({ name, details }: Overview) {
  return (
    <dl>
      {[['Site', name] as const, ...details].map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
