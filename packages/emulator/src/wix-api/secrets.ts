import { z } from '@hono/zod-openapi';
import { newSecret, type Secret } from '../model/secrets.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { isAppOrUser, onSite, type SiteCaller } from './on-site.js';
import { type Route, route } from './route.js';
import { noteChange } from './store-writes.js';

const inputSchema = z.object({
  name: z.string().min(1).max(50),
  value: z.string().max(3800),
  description: z.string().optional(),
});

const SECRETS = '/_api/cloud-secrets-vault-server/api/v1/secrets';

/** The operations of Wix's Secrets Manager. */
export const secretRoutes = {
  'get-secret-value': route('GET', `${SECRETS}/name/*`, getSecretValue),
  'list-secret-info': route('GET', SECRETS, listSecretInfo),
  'create-secret': route('POST', SECRETS, createSecret),
  'update-secret': route('PATCH', `${SECRETS}/*`, updateSecret),
  'delete-secret': route('DELETE', `${SECRETS}/*`, deleteSecret),
} satisfies Readonly<Record<string, Route>>;

/** *Get Secret Value*: returns the value of the secret whose name ends the path. */
function getSecretValue(state: EmulatorState, call: WixCall): Response {
  return forPrivileged(state, call, (siteId) => {
    // In the path, the SDK does not encode a slash. The query has the whole name.
    const name = call.url.searchParams.get('name') ?? lastSegment(call);
    const secret = state.secrets.of(siteId).find((one) => one.name === name);
    return secret ? Response.json({ value: secret.value }) : noSecret();
  });
}

/** *List Secret Info*: returns the site's secrets without their values. */
function listSecretInfo(state: EmulatorState, call: WixCall): Response {
  return forPrivileged(state, call, (siteId) =>
    Response.json({ secrets: state.secrets.of(siteId).map(({ value: _, ...info }) => info) }),
  );
}

/** *Create Secret*: adds a secret to the site. */
function createSecret(state: EmulatorState, call: WixCall): Response {
  return forPrivileged(state, call, (siteId, caller) => {
    const input = inputSchema.safeParse(call.json?.secret);
    if (!input.success) return invalid();
    if (isTaken(state, siteId, input.data.name)) return nameTaken();
    const secret = newSecret(state.ids.next('secret'), input.data, state.clock.now());
    state.secrets.put(siteId, secret);
    noteSecret(state, caller, secret, 'created');
    return Response.json({ id: secret.id });
  });
}

/** *Update Secret*: changes the given fields of a secret. */
function updateSecret(state: EmulatorState, call: WixCall): Response {
  return forPrivileged(state, call, (siteId, caller) => {
    const secret = state.secrets.of(siteId).find(({ id }) => id === lastSegment(call));
    if (!secret) return noSecret();
    const change = inputSchema.partial().safeParse(call.json?.secret);
    if (!change.success) return invalid();
    const { name } = change.data;
    if (name !== undefined && name !== secret.name && isTaken(state, siteId, name)) {
      return nameTaken();
    }
    const updatedDate = new Date(state.clock.now()).toISOString();
    const changed = { ...secret, ...defined(change.data), updatedDate };
    state.secrets.put(siteId, changed);
    noteSecret(state, caller, changed, 'updated');
    return Response.json({});
  });
}

/** *Delete Secret*: removes a secret from the site. */
function deleteSecret(state: EmulatorState, call: WixCall): Response {
  return forPrivileged(state, call, (siteId, caller) => {
    const secret = state.secrets.of(siteId).find(({ id }) => id === lastSegment(call));
    if (!secret) return noSecret();
    state.secrets.remove(siteId, secret.id);
    noteSecret(state, caller, secret, 'deleted');
    return Response.json({});
  });
}

/** Answers for the site of the caller. Only the app and the site's Wix users may ask. */
function forPrivileged(
  state: EmulatorState,
  call: WixCall,
  answer: (siteId: string, caller: SiteCaller) => Response,
): Response {
  return onSite(state, call, (caller) =>
    isAppOrUser(caller)
      ? answer(caller.appInstance.site.siteId, caller)
      : wixError(403, 'PERMISSION_DENIED', 'The caller may not use the secrets of the site.'),
  );
}

/** Notes a change without the value, which must not reach the log of events. */
function noteSecret(
  state: EmulatorState,
  caller: SiteCaller,
  { value: _, ...entity }: Secret,
  slug: 'created' | 'updated' | 'deleted',
): void {
  const entityType = 'wix.velo.secrets_vault.v1.secret';
  noteChange(state, caller, { entityType, entityId: entity.id, slug, entity });
}

function isTaken(state: EmulatorState, siteId: string, name: string): boolean {
  return state.secrets.of(siteId).some((secret) => secret.name === name);
}

function lastSegment({ url }: WixCall): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}

function defined({
  name,
  value,
  description,
}: Partial<z.infer<typeof inputSchema>>): Partial<Secret> {
  return {
    ...(name !== undefined && { name }),
    ...(value !== undefined && { value }),
    ...(description !== undefined && { description }),
  };
}

function noSecret(): Response {
  return wixError(404, 'SECRET_NOT_FOUND', 'The site has no such secret.');
}

function nameTaken(): Response {
  return wixError(409, 'SECRET_NAME_TAKEN', 'The site has another secret with this name.');
}

function invalid(): Response {
  return wixError(400, 'INVALID_ARGUMENT', 'The secret needs a name and a value.');
}
