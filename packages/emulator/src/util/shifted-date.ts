/**
 * Shifts the global `Date`: `new Date()`, `Date()` and `Date.now()` use a clock that is ahead, and
 * nothing else in `Date` changes. The text of this function also runs in HTML documents, so it must
 * not use anything from outside of itself.
 * @param offsetMs Returns how far ahead the clock is, in milliseconds, whenever the time is read.
 * @returns A function that restores the previous `Date`.
 */
export function installShiftedDate(offsetMs: () => number): () => void {
  const SystemDate = globalThis.Date;
  const systemNow = SystemDate.now;
  const now = () => systemNow() + offsetMs();
  const ShiftedDate = new Proxy(SystemDate, {
    apply: () => new SystemDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      // A test may have replaced `Date.now` with its own function, which then takes precedence.
      return value === systemNow ? now : value;
    },
  });
  // Some code reads the class of a value in this way.
  SystemDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
  return () => {
    SystemDate.prototype.constructor = SystemDate;
    globalThis.Date = SystemDate;
  };
}

/** Creates the script that shifts the clock of an HTML document before any other script; empty for 0. */
export function shiftedDateScript(offsetMs: number): string {
  return offsetMs === 0 ? '' : `<script>(${installShiftedDate})(() => ${offsetMs})</script>`;
}
