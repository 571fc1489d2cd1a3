import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/** In which mode Astro would read its `.env` files. */
export type EnvMode = 'development' | 'production';

/** The names of the `.env` files that Astro reads, those that win last. */
export function envFiles(mode: EnvMode): readonly string[] {
  return ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`];
}

/** Reads the variables of a `.env` file; there are none if there is no such file. */
export async function readEnvFile(path: string): Promise<Readonly<Record<string, string>>> {
  const values = Object.entries(parseEnv(await readIfThere(path)));
  return Object.fromEntries(
    values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
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
