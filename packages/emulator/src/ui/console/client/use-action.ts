import { useRef, useState } from 'preact/hooks';
import { messageOf } from './use-live.js';

/** How an action has ended. */
interface Outcome {
  readonly isOk: boolean;
  readonly text: string;
}

/** What {@link useAction} gives. */
export interface ActionState {
  readonly isBusy: boolean;
  readonly outcome: Outcome | undefined;
  /** Runs an action that returns the sentence of its success; ignored while another one runs. */
  readonly run: (action: (signal: AbortSignal) => Promise<string>) => Promise<void>;
  /** Stops waiting for the action that runs. */
  readonly stop: () => void;
}

/** Runs one action at a time and keeps how the latest has ended. */
export function useAction(): ActionState {
  const running = useRef<AbortController>();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const run: ActionState['run'] = async (action) => {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setOutcome(undefined);
    try {
      setOutcome({ isOk: true, text: await action(controller.signal) });
    } catch (error) {
      setOutcome({ isOk: false, text: messageOf(error) });
    } finally {
      running.current = undefined;
      setBusy(false);
    }
  };
  return { isBusy, outcome, run, stop: () => running.current?.abort() };
}
