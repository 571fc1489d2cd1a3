import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, type ClockReading } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { formatMoment, formatOffset } from '../components/format.js';
import { NumberField } from '../components/number-field.js';
import { Outcome } from '../components/outcome.js';
import { SelectField } from '../components/select-field.js';
import { inWords } from '../instance/plan.js';
import { secondsAhead, type TimeUnit, timeUnits } from './calendar.js';

const steps: readonly (readonly [string, number, TimeUnit])[] = [
  ['+1 hour', 1, 'hours'],
  ['+1 day', 1, 'days'],
  ['+14 days', 14, 'days'],
  ['+1 month', 1, 'months'],
  ['+1 year', 1, 'years'],
];

interface ClockTabProps {
  readonly clock: ClockReading | undefined;
  readonly isOpen: boolean;
}

/** Moves the emulator's time ahead. */
export function ClockTab({ clock, isOpen }: ClockTabProps) {
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState<TimeUnit>('weeks');
  const moving = useAction();
  const offsetSeconds = clock?.offsetSeconds ?? 0;
  const now = useNow(isOpen) + offsetSeconds * 1000;

  const move = (by: number, step: TimeUnit) =>
    moving.run(async () => {
      const advanceSeconds = secondsAhead(Date.now() + offsetSeconds * 1000, by, step);
      const reading = await answerOf(api.POST('/clock', { body: { advanceSeconds } }));
      return `It is ${formatMoment(reading.now)} now.`;
    });

  return (
    <div class="stack">
      <section class="stack">
        <h2>The emulator’s time</h2>
        <p class="time">{clock ? formatMoment(new Date(now).toISOString()) : '…'}</p>
        <p class="note">
          Set to {formatOffset(offsetSeconds)}. Tokens, trials and billing use this clock, and so do
          the app’s server and its pages.
        </p>
      </section>
      <div class="buttons">
        {steps.map(([title, by, step]) => (
          <button key={title} type="button" onClick={() => move(by, step)}>
            {title}
          </button>
        ))}
      </div>
      <form
        class="grid three end"
        onSubmit={(event) => {
          event.preventDefault();
          void move(Number(amount), unit);
        }}
      >
        <NumberField
          label="Amount"
          value={amount}
          onChange={setAmount}
          min={0}
          step="any"
          required
        />
        <SelectField
          label="Unit"
          value={unit}
          options={timeUnits.map((key) => ({ key, title: inWords(key) }))}
          onChange={(value) => setUnit(timeUnits.find((one) => one === value) ?? unit)}
        />
        <button type="submit">Move ahead</button>
      </form>
      <Outcome outcome={moving.outcome} />
      <p class="note">
        The clock only moves forward. “Reset” in “State” sets it back to real time.
      </p>
    </div>
  );
}

/** Returns the computer's time, which is updated every second while the clock is ticking. */
function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
