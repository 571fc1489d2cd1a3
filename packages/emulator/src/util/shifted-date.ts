/**
 * Puts a clock that is ahead in the place of this computer's: `new Date()`, `Date()` and
 * `Date.now()` are shifted, and nothing else of `Date` changes. Its text runs in a document as well,
 * so it may use nothing from outside of it.
 * @param offsetMs How far ahead the clock is, in milliseconds, asked at every look at it.
 * @returns Puts the `Date` back that was there before.
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
      // A test may have put a function of its own there, which is then the one that counts.
      return value === systemNow ? now : value;
    },
  });
  // Some code asks a value for its class this way.
  SystemDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
  return () => {
    SystemDate.prototype.constructor = SystemDate;
    globalThis.Date = SystemDate;
  };
}
