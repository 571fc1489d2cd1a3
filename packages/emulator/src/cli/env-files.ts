import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/** The mode in which Astro reads its `.env` files. */
export type EnvMode = 'development' | 'production';

/** Lists the `.env` files that Astro reads. Later ones take precedence. */
export function envFiles(mode: EnvMode): readonly string[] {
  return ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`];
}

/** Reads the variables of a `.env` file; empty if the file does not exist. */
export async function readEnvFile(path: string): Promise<Readonly<NodeJS.Dict<string>>> {
  try {
    return parseEnv(await readFile(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Astro does not read a folder with that name, either.
    if (code === 'ENOENT' || code === 'EISDIR') return {};
    throw error;
  }
}
