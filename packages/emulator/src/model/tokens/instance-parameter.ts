import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { parseJson } from '../../util/json.js';
import type { EmulatorState } from '../state.js';
import { lifetimeSchema, type SubjectType } from './claims.js';
import { DEFAULT_LIFETIME_SECONDS, type TokenRecord } from './token-store.js';

/** The claims of a signed `instance` query parameter, with the names of its payload. */
export const instanceParameterClaimsSchema = z
  .strictObject({
    /** The app instance that the page is opened for. */
    instanceId: z.string(),
    appDefId: z.string().optional().openapi({
      description:
        "The id of the app that the parameter is for; the emulator's app if left out. For another app, the parameter is signed with another secret.",
    }),
    uid: z.string().optional().openapi({
      description:
        'The id of the person who opens the page. If left out: the site owner if `permissions` is `OWNER`, otherwise a new visitor.',
    }),
    /** `OWNER` if the site's owner opens the page. */
    permissions: z.literal('OWNER').optional(),
    /** The lifetime in seconds; negative for an expired parameter. Default: four hours. */
    expiresInSeconds: lifetimeSchema.optional(),
  })
  .openapi('InstanceParameterClaims');

/** The claims of a signed `instance` query parameter, with the names of its payload. */
export type InstanceParameterClaims = Readonly<z.infer<typeof instanceParameterClaimsSchema>>;

const payloadSchema = z.object({
  instanceId: z.string(),
  appDefId: z.string(),
  signDate: z.iso.datetime(),
  expirationDate: z.iso.datetime(),
  uid: z.string().optional(),
  /** The id of an anonymous visitor, who has no `uid`. */
  aid: z.string().optional(),
  permissions: z.string().optional(),
  demoMode: z.boolean().optional(),
  siteOwnerId: z.string().optional(),
});

type Payload = z.infer<typeof payloadSchema>;

/**
 * Signs an `instance` query parameter, which Wix adds to the URL of a self-hosted page.
 * @returns `<signature>.<payload>`.
 * @throws {EmulatorError} If the claims name an instance that does not exist.
 */
export function signInstance(
  state: EmulatorState,
  { instanceId, appDefId, uid, permissions, expiresInSeconds }: InstanceParameterClaims,
): string {
  const ownerId = state.callers.owner.claims.subjectId;
  const subjectId = uid ?? (permissions === 'OWNER' ? ownerId : undefined);
  const appId = appDefId ?? state.env.WIX_CLIENT_ID;
  const { iat, exp } = state.tokens.times(expiresInSeconds ?? DEFAULT_LIFETIME_SECONDS);
  const claims: Payload = {
    instanceId: state.requireInstance(instanceId).instance.instanceId,
    appDefId: appId,
    signDate: isoOf(iat),
    expirationDate: isoOf(exp),
    ...(subjectId === undefined ? { aid: state.ids.next('subject') } : { uid: subjectId }),
    permissions,
    demoMode: false,
    siteOwnerId: ownerId,
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${sign(state, appId, payload)}.${payload}`;
}

/**
 * Reads a signed `instance` query parameter, as Wix's token info does.
 * @returns `undefined` if the signature is not Wix's, or the emulator has no such instance.
 */
export function readInstance(state: EmulatorState, parameter: string): TokenRecord | undefined {
  const [signature, encoded, ...others] = parameter.split('.');
  if (!signature || !encoded || others.length > 0) return undefined;
  const json = Buffer.from(encoded, 'base64url').toString('utf8');
  const payload = payloadSchema.safeParse(parseJson(json)).data;
  // The secret depends on the app that the payload names.
  if (!payload || !isSame(signature, sign(state, payload.appDefId, encoded))) return undefined;
  const found = state.findInstance(payload.instanceId);
  return (
    found && {
      subjectType: subjectTypeOf(payload),
      subjectId: payload.uid ?? payload.aid ?? state.ids.next('subject'),
      clientId: payload.appDefId,
      siteId: found.site.siteId,
      instanceId: found.instance.instanceId,
      iat: secondsOf(payload.signDate),
      exp: secondsOf(payload.expirationDate),
      active: true,
    }
  );
}

/** An assumption: Wix only documents that `OWNER` identifies the site's owner. */
function subjectTypeOf({ uid, permissions }: Pick<Payload, 'uid' | 'permissions'>): SubjectType {
  if (uid === undefined) return 'VISITOR';
  return permissions === 'OWNER' ? 'USER' : 'MEMBER';
}

/** Every app has its own secret. The emulator makes up the secrets of other apps. */
function sign({ env }: EmulatorState, appDefId: string, payload: string): string {
  const own = env.WIX_CLIENT_SECRET;
  const secret = appDefId === env.WIX_CLIENT_ID ? own : `${own} of ${appDefId}`;
  return createHmac('sha256', secret).update(payload).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [given, expected] = [Buffer.from(one), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function secondsOf(date: string): number {
  return Math.floor(Date.parse(date) / 1000);
}
