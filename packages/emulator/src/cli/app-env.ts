import { join } from 'node:path';
import { envFiles, readEnvFile } from './env-files.js';

/**
 * Reads the app's own variables: those that one of its `.env` files names, `.env.example` among them.
 * What the environment of the process has wins over the files, and of `.env.example` only the names
 * count. All of the environment would be what no hosting gives an app.
 * @param root The app's folder.
 */
export async function readAppEnv(root: string): Promise<Readonly<Record<string, string>>> {
  const read = (file: string) => readEnvFile(join(root, file));
  const files = await Promise.all(envFiles('production').map(read));
  const values: Readonly<Record<string, string>> = Object.assign({}, ...files);
  const names = new Set(Object.keys({ ...values, ...(await read('.env.example')) }));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = process.env[name] ?? values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
