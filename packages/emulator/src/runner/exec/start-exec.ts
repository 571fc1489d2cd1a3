import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { createSecret } from '../../util/own-secret.js';
import { startExecServer } from './exec-server.js';
import { accessEnv, withHook } from './hook-env.js';

/** The hook, as the package's build bundles it: Node preloads CommonJS before everything else. */
const HOOK = fileURLToPath(new URL('./hook.cjs', import.meta.url));

/** The folder of a `node` that keeps the hook. Windows does not run it. */
const NODE_FOLDER = new URL('../../../bin/exec', import.meta.url);

/** A proxy on this computer would lead to the real Wix, and any other cannot be reached. */
const PROXY = /^(npm_config_)?(https?|all)?_?proxy$|^node_use_env_proxy$/i;

/** What a command needs to run with an emulator. */
export interface ExecSession {
  /** The command's whole environment. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Stops the server to which the command's requests go. */
  close(): Promise<void>;
}

/**
 * Prepares an emulator for a command in other processes.
 * @param emulator Answers the command's requests to Wix.
 * @param url The origin of the emulator's control API.
 */
export async function startExec(emulator: Emulator<Seed>, url: string): Promise<ExecSession> {
  const secret = createSecret();
  const server = await startExecServer(emulator, secret);
  const access = { port: Number(new URL(server.url).port), secret, hook: HOOK };
  const inherited = Object.entries(process.env).filter(([name]) => !PROXY.test(name));
  const own = {
    ...emulator.env,
    ...accessEnv(access),
    WIX_EMULATOR_URL: url,
    PATH: [fileURLToPath(NODE_FOLDER), process.env.PATH ?? []].flat().join(delimiter),
    // npm's own request for its newest version would be refused, and printed.
    npm_config_update_notifier: 'false',
    NO_UPDATE_NOTIFIER: '1',
  };
  const env = withHook({ ...Object.fromEntries(inherited), ...own }, access);
  return { env, close: () => server.close() };
}
