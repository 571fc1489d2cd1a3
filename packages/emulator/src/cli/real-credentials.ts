import { join } from 'node:path';
import { EmulatorError } from '../util/emulator-error.js';
import { isOwnSecret } from '../util/own-secret.js';
import { type EnvMode, envFiles, readEnvFile } from './env-files.js';

/** The only secret among Wix's credentials. */
const VARIABLE = 'WIX_CLIENT_SECRET';

/**
 * Checks that there are no real credentials, so that nobody mistakes a local run for a real one.
 * @param root The app's folder.
 * @param mode The mode, which determines the `.env` files.
 * @throws {EmulatorError} If there are any. The message names the variable and its location, never
 * its value.
 */
export async function refuseRealCredentials(root: string, mode: EnvMode): Promise<void> {
  const files = [...envFiles(mode), '.dev.vars'];
  const found: string[] = isReal(process.env[VARIABLE]) ? ['the environment'] : [];
  for (const file of files) {
    const values = await readEnvFile(join(root, file));
    if (isReal(values[VARIABLE])) found.push(file);
  }
  if (found.length === 0) return;
  throw new EmulatorError(
    'APP_SETUP',
    `Found a real ${VARIABLE} in ${found.join(' and in ')}. wix-emulator does not start while there are real credentials.
To use them, run "npx wix dev". To run the emulator without them, add --ignore-credentials.`,
  );
}

function isReal(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '' && !isOwnSecret(value);
}
