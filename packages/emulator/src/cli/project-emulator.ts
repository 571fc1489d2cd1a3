import { createEmulator, type Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { readAppId } from '../runner/project.js';
import { defaultSeed } from '../seed/default-seed.js';
import { loadSeed } from '../seed/load-seed.js';
import type { EnvMode } from './env-files.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';
import { refuseRealCredentials } from './real-credentials.js';

/**
 * Creates the emulator of the app in the current folder, with the app's own seed if there is one.
 * @param args The arguments after the command's name.
 * @param help The text that `--help` prints, without the options.
 * @param mode The mode, which determines the `.env` files.
 * @throws {EmulatorError} If the folder contains no app, or if there are real credentials and the
 * arguments do not say to ignore them.
 */
export async function projectEmulator(
  args: readonly string[],
  help: string,
  mode: EnvMode,
): Promise<Emulator<Seed>> {
  const { values } = readArguments(
    `${help}

  --ignore-credentials  run even if real credentials are present, and ignore them`,
    { args, options: { 'ignore-credentials': { type: 'boolean' } } },
  );
  const root = process.cwd();
  if (!values['ignore-credentials']) await refuseRealCredentials(root, mode);
  const appId = await readAppId(root);
  const seed = (await loadSeed(root)) ?? defaultSeed;
  print("wix-emulator: using the emulator's own credentials, never real ones.");
  return createEmulator<Seed>({ appId, seed });
}
