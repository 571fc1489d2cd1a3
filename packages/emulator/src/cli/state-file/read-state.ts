import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { invalidInput } from '../../util/emulator-error.js';
import { isJsonObject, type JsonObject, parseJsonFile } from '../../util/json.js';
import { describeFileError } from './describe-file-error.js';
import { errorCode, type FileVersion } from './replace-file.js';

/** The format that this version reads and writes, and the formats of any version. */
const FORMAT = 'wix-emulator/1';
const ANY_FORMAT = /^wix-emulator\/\d+$/;

/** What a state file contains. */
export interface StoredState {
  /** The version of the file; `undefined` if there is no file. */
  readonly version: FileVersion | undefined;
  /** The state, whose fields are not checked; `undefined` if there is no file, or it is empty. */
  readonly state: JsonObject | undefined;
}

/**
 * Reads a state file.
 * @param path The file, not a link to it.
 * @param name The file as the user has named it.
 * @throws {EmulatorError} If the path is not a readable file, or the file has something else than a
 *   state that this version can read. The message names the file and says what to do.
 */
export async function readState(path: string, name: string): Promise<StoredState> {
  const { text, version } = await read(path, name);
  if (text.trim() === '') return { state: undefined, version };
  const state = parse(text, name);
  const format = isJsonObject(state) ? state.format : undefined;
  if (isJsonObject(state) && format === FORMAT) return { state, version };
  if (typeof format === 'string' && ANY_FORMAT.test(format)) {
    throw invalidInput(
      `${name} has the format ${format}, and this version of wix-emulator reads ${FORMAT} only. Update wix-emulator, or name another file with --state.`,
    );
  }
  throw invalidInput(
    `${name} is not a state of wix-emulator, so it stays unchanged. Name another file with --state, or delete this one.`,
  );
}

function parse(text: string, name: string): unknown {
  try {
    return parseJsonFile(text, name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'Correct it, name another file with --state, or delete it.';
    throw invalidInput(`${reason} ${remedy}`, { cause });
  }
}

async function read(path: string, name: string) {
  try {
    // Opening a named pipe would otherwise wait for its other end.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const version = await file.stat();
      if (!version.isFile()) throw invalidInput(`${name} is not a file. Name a file with --state.`);
      return { text: await file.readFile('utf8'), version };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { text: '', version: undefined };
    if (errorCode(error) === 'INVALID_INPUT') throw error;
    throw invalidInput(`${name} cannot be read: ${describeFileError(error)}.`, { cause: error });
  }
}
