import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Emulator } from '../../emulator.js';
import type { ChangeTopic } from '../../model/change-emitter.js';
import type { Seed } from '../../model/seed.js';
import type { Snapshot } from '../../seed/snapshot.js';
import { invalidInput } from '../../util/emulator-error.js';
import type { JsonObject } from '../../util/json.js';
import { Autosave } from './autosave.js';
import { describeFileError } from './describe-file-error.js';
import { findFile } from './find-file.js';
import { lock } from './lock.js';
import { readState } from './read-state.js';
import { type Files, type FileVersion, replaceFile } from './replace-file.js';
import { JsonWriter } from './write-json.js';

/** Parts of an emulator that its state does not include. */
const unsavedTopics: ReadonlySet<ChangeTopic> = new Set(['calls', 'events', 'faults']);

/** A file that has the state of an emulator, also after the emulator has ended. */
export class StateFile {
  /** The file as the user has named it. */
  readonly name: string;
  /** The state in the file; `undefined` to start from the seed. */
  readonly state: JsonObject | undefined;
  readonly #path: string;
  readonly #unlock: () => Promise<void>;
  readonly #files: Files | undefined;
  readonly #json = new JsonWriter();
  #version: FileVersion | undefined;
  #autosave: Autosave | undefined;
  #unfollow = () => {};

  private constructor(
    opened: Pick<StateFile, 'name' | 'state'> & {
      readonly path: string;
      readonly version: FileVersion | undefined;
      readonly unlock: () => Promise<void>;
      readonly files: Files | undefined;
    },
  ) {
    this.name = opened.name;
    this.state = opened.state;
    this.#path = opened.path;
    this.#version = opened.version;
    this.#unlock = opened.unlock;
    this.#files = opened.files;
  }

  /**
   * Reserves a file for this process and reads it. Creates its folder if it does not exist.
   * @param path The absolute path.
   * @param options.name The file as the user has named it, for messages.
   * @param options.isFresh Whether to ignore the state in the file.
   * @param options.files The file system to write to. Default: Node's.
   * @throws {EmulatorError} If another process has the file, or it contains something else than a
   *   state. A file that is not a state is never replaced.
   */
  static async open(
    path: string,
    {
      name,
      isFresh = false,
      files,
    }: { readonly name: string; readonly isFresh?: boolean; readonly files?: Files },
  ): Promise<StateFile> {
    const { file, unlock } = await reserve(path, name);
    try {
      const { state, version } = await readState(file, name);
      return new StateFile({
        name,
        path: file,
        unlock,
        files,
        version,
        state: isFresh ? undefined : state,
      });
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /**
   * Saves every change of an emulator from now on. A state that comes from the seed is saved at once.
   * @param emulator The emulator.
   * @param readState Reads its state without copying it.
   */
  follow({ onChange }: Pick<Emulator<Seed>, 'onChange'>, readState: () => Snapshot): void {
    const autosave = new Autosave({
      save: () => this.#save(readState),
      onFailure: (error) =>
        console.error(
          `wix-emulator: ${this.name} could not be saved: ${describeFileError(error)}. The emulator goes on, and tries again.`,
        ),
      onRecovery: () => console.error(`wix-emulator: ${this.name} is saved again.`),
    });
    this.#autosave = autosave;
    this.#unfollow = onChange((topic) => {
      if (!unsavedTopics.has(topic)) autosave.changed();
    });
    if (this.state === undefined) autosave.changed();
  }

  /**
   * Saves now if there is anything to save.
   * @returns Whether everything is saved.
   */
  async flush(): Promise<boolean> {
    return (await this.#autosave?.flush()) ?? true;
  }

  /**
   * Saves what is not saved yet, and lets other processes have the file.
   * @returns Whether everything is saved.
   */
  async close(): Promise<boolean> {
    this.#unfollow();
    const isSaved = await this.flush();
    if (!isSaved) console.error(`wix-emulator: ${this.name} does not have the latest changes.`);
    this.#autosave?.stop();
    await this.#unlock();
    return isSaved;
  }

  async #save(readState: () => Snapshot): Promise<void> {
    // Read before anything is awaited, and by reference. The values never change.
    const state = readState();
    this.#version = await replaceFile(this.#path, {
      expected: this.#version,
      fill: (write) => this.#json.write(state, write),
      onCopy: (copy) =>
        console.error(
          `wix-emulator: another program has changed ${this.name}. The emulator replaces it with its own state, and has copied the other version to ${copy}.`,
        ),
      ...(this.#files ? { files: this.#files } : {}),
    });
  }
}

async function reserve(path: string, name: string) {
  const { file, unlock } = await reserveFile(path).catch((cause: unknown) => {
    throw invalidInput(`${name} cannot be used: ${describeFileError(cause)}.`, { cause });
  });
  if (unlock) return { file, unlock };
  throw invalidInput(
    `Another wix-emulator uses ${name}. Stop it, or name another file with --state.`,
  );
}

async function reserveFile(path: string) {
  const file = await findFile(path);
  await mkdir(dirname(file), { recursive: true });
  return { file, unlock: await lock(file) };
}
