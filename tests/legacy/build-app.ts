import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createAppEmulator } from '../support/start-app.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The app whose web modules both sides serve. */
export const APP_ROOT = fileURLToPath(new URL('./app', import.meta.url));

/** What {@link buildApp} built apart from the Astro app, which lies in the app's `dist`. */
export interface Build {
  /** The folder of the legacy backend's modules. */
  backend: string;
  /** The folder of a frontend's modules, built for one of the sides. */
  client(side: SideName, frontend: string): string;
  /** What the build said of the frontends that a side cannot build. */
  failures: Record<SideName, Record<string, string>>;
}

/** The legacy CLI's implementation, or this project's. */
export type SideName = 'legacy' | 'ours';

/** The frontends of the app, by their file's name. */
const FRONTENDS = [
  'calls',
  'default',
  'renamed',
  'reexported',
  'star',
  'factory',
  'plain-function',
  'constant',
  'get-instance',
  'http-function',
  'endpoint',
] as const;

/** The name of one of the app's frontends. */
export type FrontendName = (typeof FRONTENDS)[number];

/** Builds the app for both sides: the Astro app, the legacy backend and the frontends. */
export async function buildApp(): Promise<Build> {
  // Git and TypeScript ignore the folder.
  const out = path.join(APP_ROOT, '.wix/comparison');
  const astro = path.join(path.dirname(require.resolve('astro/package.json')), 'astro.js');
  const { env } = await createAppEmulator(APP_ROOT);
  await start([astro, 'build'], { ...env, ASTRO_TELEMETRY_DISABLED: '1' });
  await start([fileURLToPath(new URL('./build.mjs', import.meta.url)), out, ...FRONTENDS]);
  return {
    backend: path.join(out, 'backend'),
    client: (side, frontend) => path.join(out, side, frontend),
    failures: JSON.parse(await readFile(path.join(out, 'failures.json'), 'utf8')),
  };
}

async function start(args: string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  await run(process.execPath, args, {
    cwd: APP_ROOT,
    // The test runner's own value of NODE_ENV would make the legacy backend a development build.
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
}
