import { createEmulator, type Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { readAppId } from '../runner/project.js';
import { defaultSeed } from '../seed/default-seed.js';
import { loadSeed } from '../seed/load-seed.js';
import type { EnvMode } from './env-files.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';
import { refuseRealCredentials } from './real-credentials.js';

/** What a command that runs the app is called with. */
interface ProjectCommand {
  /** The arguments after its name. */
  readonly args: readonly string[];
  /** What `--help` prints, without the options. */
  readonly help: string;
  readonly mode: EnvMode;
}

/**
 * Makes the emulator of the app in the current folder, with the app's own seed if it brings one.
 * @throws {EmulatorError} If the folder has no app, or there are real credentials that the arguments do
 *   not say to ignore.
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
