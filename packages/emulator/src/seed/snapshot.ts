import { z } from '@hono/zod-openapi';
import { LAST_MOMENT } from '../model/clock.js';
import { faultRuleSchema, MAX_FAULTS } from '../model/faults/fault.js';
import { appInstanceSchema, FIRST_DATE } from '../model/instances/instance-schema.js';
import type { EmulatorState } from '../model/state.js';
import { checkJson } from '../util/check-json.js';
import { invalidInput } from '../util/emulator-error.js';
import { parseInput } from '../util/parse-input.js';
import { refuseSharedIds } from './read-seed.js';

/** The state of an emulator as JSON for a file, without tokens, keys and logs. */
export const snapshotSchema = z
  .strictObject({
    /** The version of this format. */
    format: z.literal('wix-emulator/1', { error: 'must be wix-emulator/1' }),
    /** The emulator's time when the snapshot was taken. */
    time: z.iso
      .datetime({ offset: true, error: 'must be an ISO 8601 date with its time' })
      .refine((text) => Date.parse(text) >= FIRST_DATE && Date.parse(text) <= LAST_MOMENT, {
        error: 'must be a date of the years 0 to 9989, in UTC',
      }),
    /** The instances by key. */
    instances: z.record(z.string().min(1), appInstanceSchema),
    /** The faults in the app's requests to Wix, as they were added. */
    faults: z
      .array(faultRuleSchema)
      .max(MAX_FAULTS, { error: `must be at most ${MAX_FAULTS}` })
      .readonly(),
  })
  .openapi('Snapshot');

/** The state of an emulator as JSON for a file. */
export type Snapshot = Readonly<z.output<typeof snapshotSchema>>;

/** Takes a snapshot of an emulator. */
export function takeSnapshot({ clock, faults, instances }: EmulatorState): Snapshot {
  return {
    format: 'wix-emulator/1',
    time: new Date(clock.now()).toISOString(),
    instances: structuredClone(instances.all),
    faults: faults.entries.map(({ id: _, hits: __, ...rule }) => rule),
  };
}

/**
 * Replaces an emulator's state with a snapshot. The clock continues from the snapshot's time, so
 * that a trial has as many days left as before. Tokens and logs stay. Work in progress is dropped:
 * pending retries of events, open calls and actions. An invalid snapshot changes nothing.
 * @param state The emulator's state.
 * @param snapshot The parsed content of a file.
 * @throws {EmulatorError} If the snapshot is invalid. The message names the wrong field.
 */
export function restoreSnapshot(state: EmulatorState, snapshot: unknown): void {
  checkJson(snapshot, 'The snapshot');
  const { time, instances, faults } = parseInput(snapshotSchema, snapshot, 'The snapshot');
  refuseSharedIds(instances);
  // Code that uses this emulator relies on the keys of its seed.
  const missing = Object.keys(state.seed.instances).find((key) => !Object.hasOwn(instances, key));
  if (missing !== undefined) {
    throw invalidInput(
      `Invalid snapshot: instances.${missing} is missing. It must have every key of the seed.`,
    );
  }
  state.restore({ time: Date.parse(time), instances, faults });
}
