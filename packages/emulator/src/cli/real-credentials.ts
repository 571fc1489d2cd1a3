import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { UserError } from '../app/user-error.js';
import { isJsonObject } from '../json.js';
import { isOwnSecret } from '../secrets.js';

/** The only one of Wix's credentials that is a secret. */
const variable = 'WIX_CLIENT_SECRET';

/** In which mode Astro would read its `.env` files. */
export type EnvMode = 'development' | 'production';

/**
 * Makes sure that no real credentials are at hand, so that nobody takes a local run for a real one.
 * @param root the app's folder.
 * @param mode which `.env` files count.
 * @throws {UserError} that names the variable and where it is, never its value.
 */
export async function refuseRealCredentials(root: string, mode: EnvMode): Promise<void> {
  const files = ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`, '.dev.vars'];
  const found: string[] = isReal(process.env[variable]) ? ['the environment'] : [];
  for (const file of files) {
    if (isReal(await readVariable(join(root, file)))) found.push(file);
  }
  if (found.length === 0) return;
  throw new UserError(
    `There is a real ${variable} in ${found.join(' and in ')}, and wix-emulator does not start beside real credentials by itself.
With real credentials, run "npx wix dev". To run the emulator all the same, which does not use them, add --ignore-credentials.`,
  );
}

function isReal(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '' && !isOwnSecret(value);
}

async function readVariable(path: string): Promise<string | undefined> {
  const values: unknown = parseEnv(await readIfThere(path));
  const value = isJsonObject(values) ? values[variable] : undefined;
  return typeof value === 'string' ? value : undefined;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A folder of that name is not read by Astro either.
    if (code === 'ENOENT' || code === 'EISDIR') return '';
    throw error;
  }
}
