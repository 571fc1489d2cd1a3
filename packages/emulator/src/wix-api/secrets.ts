import { z } from '@hono/zod-openapi';
import { newSecret, type Secret } from '../model/secrets.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';

const inputSchema = z.object({
  name: z.string().min(1).max(50),
  value: z.string().max(3800),
  description: z.string().optional(),
});

/** *Get Secret Value*: returns the value of the secret whose name ends the path. */
export function getSecretValue(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (siteId) => {
    // In the path, the SDK does not encode a slash. The query has the whole name.
    const name = call.url.searchParams.get('name') ?? lastSegment(call);
    const secret = state.secrets.of(siteId).find((one) => one.name === name);
    return secret ? Response.json({ value: secret.value }) : noSecret();
  });
}

/** *List Secret Info*: returns the site's secrets without their values. */
export function listSecretInfo(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (siteId) =>
    Response.json({ secrets: state.secrets.of(siteId).map(({ value: _, ...info }) => info) }),
  );
}

/** *Create Secret*: adds a secret to the site. */
export function createSecret(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (siteId) => {
    const input = inputSchema.safeParse(call.json?.secret);
    if (!input.success) return invalid();
    if (isTaken(state, siteId, input.data.name)) return nameTaken();
    const secret = newSecret(input.data, state.clock.now());
    state.secrets.put(siteId, secret);
    return Response.json({ id: secret.id });
  });
}

/** *Update Secret*: changes the given fields of a secret. */
export function updateSecret(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (siteId) => {
    const secret = state.secrets.of(siteId).find(({ id }) => id === lastSegment(call));
    if (!secret) return noSecret();
    const change = inputSchema.partial().safeParse(call.json?.secret);
    if (!change.success) return invalid();
    const { name } = change.data;
    if (name !== undefined && name !== secret.name && isTaken(state, siteId, name)) {
      return nameTaken();
    }
    const updatedDate = new Date(state.clock.now()).toISOString();
    state.secrets.put(siteId, { ...secret, ...defined(change.data), updatedDate });
    return Response.json({});
  });
}

/** *Delete Secret*: removes a secret from the site. */
export function deleteSecret(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (siteId) =>
    state.secrets.remove(siteId, lastSegment(call)) ? Response.json({}) : noSecret(),
  );
}

/** Answers for the site of the caller's token. Only the app and the site's Wix users may ask. */
function onSite(
  state: EmulatorState,
  { headers }: WixCall,
  answer: (siteId: string) => Response,
): Response {
  const token = state.tokens.find(headers.get('authorization') ?? '');
  if (!token || !state.tokens.isLive(token)) {
    return wixError(401, 'UNAUTHENTICATED', 'The access token is missing or not valid.');
  }
  const isAllowed = token.subjectType === 'APP' || token.subjectType === 'USER';
  const found = state.findInstance(token.instanceId ?? '');
  if (!isAllowed || token.clientId !== state.env.WIX_CLIENT_ID || !found?.installed) {
    return wixError(403, 'PERMISSION_DENIED', 'The caller may not use the secrets of the site.');
  }
  return answer(found.site.siteId);
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
