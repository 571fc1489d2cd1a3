import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppStrategy, createClient } from '@wix/sdk';
import { type Emulator, interceptFetch } from 'wix-emulator';
import { listen } from '../../../packages/emulator/src/runner/listen.js';
import { type Exports, loadWebModules } from './bundle.js';
import { type Role, readPermissions, roles, rolesOf } from './permissions.js';

/** The backend of a Blocks app that runs. */
export interface BlocksBackend {
  readonly url: string;
  /** What its web modules export, by their file's name, such as `backend/instance.jsw`. */
  readonly modules: ReadonlyMap<string, Exports>;
  close(): Promise<void>;
}

/** What the legacy CLI's backend puts in place of an error's message, and Blocks is assumed to. */
export const GENERIC_MESSAGE =
  'Error: Unable to handle the request. Contact the site administrator or view site monitoring logs for more information.';

/** The access token of the call that runs. */
const currentToken = new AsyncLocalStorage<string>();

/**
 * Runs the backend files of a Blocks app in Node.
 *
 * Documented by Wix: each function that a web module exports can be called by name; arguments and
 * results cross as JSON; what a function throws rejects the call; `permissions.json` decides by role.
 * Assumed, as it is not documented: the wire and what is left of an error, which are those of the
 * legacy CLI's web methods; the SDK's context, which is set up as they do it; that a caller without
 * a token is refused; and that of a token only its subject counts, so that the functions themselves
 * have to refuse all others that prove nothing.
 * @param folder Has the app's backend files.
 * @param emulator Answers what the app asks of Wix.
 */
export async function startBackend(folder: string, emulator: Emulator): Promise<BlocksBackend> {
  // Beside the packages that the files import. Git and TypeScript ignore the folder.
  const parent = fileURLToPath(new URL('.wix', import.meta.url));
  await mkdir(parent, { recursive: true });
  const outDir = await mkdtemp(path.join(parent, 'backend-'));
  const modules = await loadWebModules(folder, outDir);
  const allows = await readPermissions(folder);
  const restoreFetch = interceptFetch(emulator);
  enableSdk(emulator);

  async function answer(url: string, token: string | undefined, body: string): Promise<unknown> {
    const [, module = '', name = ''] = /^\/_webMethods\/(.+)\/(.+)\.ajax$/.exec(url) ?? [];
    const method = Object.entries(modules.get(module) ?? {}).find(([key]) => key === name)?.[1];
    if (typeof method !== 'function') throw new Error('There is no such function.');
    if (token === undefined) throw new Error('The call has no access token.');
    const permission = 'permission' in method ? method.permission : undefined;
    const admitted = rolesOf(permission) ?? roles.filter((role) => allows(module, name, role));
    if (admitted.length < roles.length && !admitted.includes(await roleOf(token))) {
      throw new Error('The caller does not have the role.');
    }
    return currentToken.run(token, () => method(...JSON.parse(body)));
  }

  const server = await listen(
    async (request, response) => {
      const chunks: Buffer[] = await request.toArray();
      const body = Buffer.concat(chunks).toString();
      const { url = '', headers } = request;
      const outcome = await answer(url, headers.authorization, body).then(
        (result) => ({ result }),
        (error: unknown) => ({ result: thrown(error), exception: true }),
      );
      response.setHeader('content-type', 'application/json').end(JSON.stringify(outcome));
    },
    { port: 0, hostname: 'localhost' },
  );
  return {
    url: server.url,
    modules,
    async close() {
      await server.close();
      restoreFetch();
      await rm(outDir, { recursive: true });
    },
  };
}

/** Gives the SDK the caller of each call, and the app itself for elevated ones. */
function enableSdk({ env }: Emulator): void {
  const strategy = () => {
    const accessToken = currentToken.getStore();
    if (accessToken === undefined) throw new Error('Cannot find an authentication strategy');
    return AppStrategy({ appId: env.WIX_CLIENT_ID, appSecret: env.WIX_CLIENT_SECRET, accessToken });
  };
  createClient({
    auth: {
      getAuthHeaders: (host) => strategy().getAuthHeaders(host),
      getActiveToken: () => currentToken.getStore(),
    },
  }).enableContext('global');
  createClient({
    auth: {
      getAuthHeaders: async (host) => (await strategy().elevated()).getAuthHeaders(host),
    },
  }).enableContext('global', { elevated: true });
}

async function roleOf(token: string): Promise<Role> {
  const answer = await fetch('https://www.wixapis.com/oauth2/token-info', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { subjectType } = await answer.json();
  if (subjectType === 'USER') return 'siteOwner';
  return subjectType === 'MEMBER' ? 'siteMember' : 'anonymous';
}

function thrown(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return { ...error, name: error.name, message: GENERIC_MESSAGE, stack: GENERIC_MESSAGE };
}
