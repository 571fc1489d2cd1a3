import { createEmulator, type Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { readAppId } from '../runner/project.js';
import { defaultSeed } from '../seed/default-seed.js';
import { loadSeed } from '../seed/load-seed.js';
import type { EnvMode } from './env-files.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';
import { refuseRealCredentials } from './real-credentials.js';

/** The options of a command that runs the app. */
interface ProjectCommand {
  /** The arguments after the command's name. */
  readonly args: readonly string[];
  /** The text that `--help` prints, without the options. */
  readonly help: string;
  readonly mode: EnvMode;
}

/**
 * Creates the emulator of the app in the current folder, with the app's own seed if there is one.
 * @throws {EmulatorError} If the folder contains no app, or if there are real credentials and the
 * arguments do not say to ignore them.
 */
export async function projectEmulator({
  args,
  help,
  mode,
}: ProjectCommand): Promise<Emulator<Seed>> {
  const { values } = readArguments(args, {
    help: `${help}

  --ignore-credentials  run even if real credentials are present, and ignore them`,
    options: { 'ignore-credentials': { type: 'boolean' } },
    allowPositionals: false,
  });
  const root = process.cwd();
  if (!values['ignore-credentials']) await refuseRealCredentials(root, mode);
  const appId = await readAppId(root);
  const seed = (await loadSeed(root)) ?? defaultSeed;
  print("wix-emulator: using the emulator's own credentials, never real ones.");
  return createEmulator<Seed>({ appId, seed });
}
