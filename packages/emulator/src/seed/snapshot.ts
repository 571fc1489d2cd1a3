import { z } from '@hono/zod-openapi';
import { LAST_MOMENT } from '../model/clock.js';
import { dataStateSchema } from '../model/data/data-state.js';
import { entityStateSchema } from '../model/entities/entity-state.js';
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
    /**
     * How far the clock was ahead of the computer's, in milliseconds. Only a state file has it,
     * because time passes there while the emulator is stopped.
     */
    clockOffsetMs: z
      .int()
      .min(FIRST_DATE - LAST_MOMENT)
      .max(LAST_MOMENT - FIRST_DATE)
      .optional(),
    /** The instances by key. */
    instances: z.record(z.string().min(1), appInstanceSchema),
    /** The faults in the app's requests to Wix, as they were added. */
    faults: z
      .array(faultRuleSchema)
      .max(MAX_FAULTS, { error: `must be at most ${MAX_FAULTS}` })
      .readonly(),
    /** Wix Data by site. A site that is missing has the data of the seed. */
    data: dataStateSchema.optional(),
    /** The entities of the generic engine by site and type. A missing type has those of the seed. */
    entities: entityStateSchema.optional(),
  })
  .openapi('Snapshot');

/** The state of an emulator as JSON for a file. */
export type Snapshot = Readonly<z.output<typeof snapshotSchema>>;

/** Takes a snapshot of an emulator. */
export function takeSnapshot(state: EmulatorState): Snapshot {
  const snapshot = readSnapshot(state);
  return { ...snapshot, instances: structuredClone(snapshot.instances) };
}

/**
 * Reads what a snapshot has without copying it, for code that only reads. Later changes of the
 * emulator do not affect the result, because they replace values.
 */
export function readSnapshot(state: EmulatorState): Snapshot {
  const { clock, faults, instances, data, entities } = state;
  return {
    format: 'wix-emulator/1',
    time: new Date(clock.now()).toISOString(),
    instances: instances.all,
    faults: faults.entries.map(({ id: _, hits: __, ...rule }) => rule),
    data: data.export(),
    entities: entities.export(),
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
  const { time, clockOffsetMs: _, ...rest } = parseSnapshot(snapshot);
  // Code that uses this emulator relies on the keys of its seed.
  const missing = Object.keys(state.seed.instances).find(
    (key) => !Object.hasOwn(rest.instances, key),
  );
  if (missing !== undefined) {
    throw invalidInput(
      `Invalid snapshot: instances.${missing} is missing. It must have every key of the seed.`,
    );
  }
  state.restore({ ...rest, time: Date.parse(time) });
}

/**
 * Checks the content of a file.
 * @throws {EmulatorError} If it is not a valid snapshot. The message names the wrong field.
 */
export function parseSnapshot(value: unknown): Snapshot {
  checkJson(value, 'The snapshot');
  const snapshot = parseInput(snapshotSchema, value, 'The snapshot');
  refuseSharedIds(snapshot.instances);
  return snapshot;
}
