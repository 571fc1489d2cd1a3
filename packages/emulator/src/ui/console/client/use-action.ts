import { useRef, useState } from 'preact/hooks';
import { messageOf } from '../components/format.js';

/** The outcome of an action. */
interface Outcome {
  readonly isOk: boolean;
  readonly text: string;
}

/** The return value of {@link useAction}. */
export interface ActionState {
  readonly isBusy: boolean;
  readonly outcome: Outcome | undefined;
  /** Runs an action, which returns its success message. Does nothing while another action runs. */
  readonly run: (action: (signal: AbortSignal) => Promise<string>) => Promise<void>;
  /** Stops waiting for the running action. */
  readonly stop: () => void;
}

/** Runs one action at a time, and stores the outcome of the latest one. */
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
