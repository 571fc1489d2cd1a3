import { join } from 'node:path';
import { envFiles, readEnvFile } from './env-files.js';

/**
 * Reads the app's own variables: those that its `.env` files declare, including `.env.example`.
 * Values come from the environment, then from the `.env` files; `.env.example` only declares names.
 * The rest of the environment is left out, because no hosting passes it to an app.
 * @param root The app's folder.
 * @returns The values by name.
 */
export async function readAppEnv(root: string): Promise<Readonly<Record<string, string>>> {
  const read = (file: string) => readEnvFile(join(root, file));
  const files = await Promise.all(envFiles('production').map(read));
  const values: Readonly<NodeJS.Dict<string>> = Object.assign({}, ...files);
  const names = new Set(Object.keys({ ...values, ...(await read('.env.example')) }));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = process.env[name] ?? values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
