import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../model/state.js';
import type { TokenClaims } from '../model/tokens/claims.js';
import { checkJson } from '../util/check-json.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { isJsonObject } from '../util/json.js';
import { signJwt } from '../util/sign-jwt.js';
import { findCaller } from './find-caller.js';
import { findServicePlugin } from './find-service-plugin.js';
import { type AppAnswer, NO_APP_RUNS, postToApp } from './post.js';

/** Any JSON object, passed on with all of its keys. */
const object = z
  .custom<object>((value) => isJsonObject(value), { error: 'must be an object' })
  .openapi({ type: 'object', additionalProperties: true });

/** The metadata that an app receives with a call, in addition to the request and the instance. */
const metadataSchema = z.strictObject({
  /** An ISO 4217 code. Default: the site's currency. */
  currency: z.string().optional(),
  /** Default: the site's language. */
  languages: z.array(z.string()).readonly().optional(),
  /** The identity that caused the call. Default: the identity of the caller in `as`. */
  identity: object.optional(),
});

/** The service plugin to call, with the instance, the request and the metadata. */
export const servicePluginCallSchema = z
  .strictObject({
    instance: z.string().openapi({ description: 'The instance, by key or id.' }),
    path: z.string().openapi({ example: '/v1/calculate-additional-fees' }),
    request: object.optional().openapi({
      description: "The request, with the field names of Wix's REST API; empty if left out.",
    }),
    type: z.string().optional().openapi({
      description:
        'The type of the plugin or the id of its extension; needed only if the app has several.',
      example: 'ECOM_ADDITIONAL_FEES',
    }),
    as: z.string().optional().openapi({
      description:
        'The key of the caller who causes the call, for example the buyer; `visitor` if left out. It determines the identity in the metadata.',
    }),
    metadata: metadataSchema.optional(),
  })
  .openapi('ServicePluginCall');

/** The metadata that an app receives with a call, in addition to the request and the instance. */
export type ServicePluginMetadata = Readonly<z.infer<typeof metadataSchema>>;

/** The service plugin to call, with the instance, the request and the metadata. */
export type ServicePluginCall = Readonly<z.infer<typeof servicePluginCallSchema>>;

/** The timeout in milliseconds. Wix's own timeout differs from plugin to plugin. */
const TIMEOUT_MS = 10_000;

/**
 * Calls one of the app's service plugins, as Wix does.
 * @throws {EmulatorError} If the instance, the caller or the plugin does not exist, or several
 *   plugins match.
 * @throws {EmulatorError} If no app is running, or it does not answer.
 */
export async function callServicePlugin(
  state: EmulatorState,
  { instance, path, request = {}, type, as = 'visitor', metadata }: ServicePluginCall,
): Promise<AppAnswer> {
  const { appInstance } = state.require(instance);
  checkJson({ request, metadata }, 'The call');
  // The SDK finds the method by the end of the URL.
  if (!/^\/[^?#]+$/.test(path)) {
    throw invalidInput(
      `"path" must be that of a method, such as /v1/calculate-additional-fees, not "${path}".`,
    );
  }
  const { app, env, signingKey, clock } = state;
  const { claims: caller } = findCaller(state, as);
  if (!app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  const plugin = await findServicePlugin(app.url, type);
  const { locale, paymentCurrency } = appInstance.site;
  const data = {
    request,
    metadata: {
      requestId: randomUUID(),
      currency: paymentCurrency,
      languages: locale ? [locale] : [],
      identity: identityOf(caller),
      ...metadata,
      instanceId: appInstance.instance.instanceId,
      appExtensionType: plugin.type,
    },
  };
  const claims = { iss: 'wix.com', aud: env.WIX_CLIENT_ID, data };
  return postToApp({
    // Concatenated as text, because `new URL()` would read a path such as `//a` as a host.
    url: new URL(new URL(app.url).origin + plugin.path + path),
    headers: { 'content-type': 'application/jwt' },
    body: await signJwt(claims, signingKey, clock.now()),
    timeoutMs: TIMEOUT_MS,
    advice:
      'In development, a service plugin whose handler throws never answers: the output of the development server tells what it was.',
  });
}

/** Returns the identity of a caller, as Wix names it to service plugins. */
function identityOf({ subjectType, subjectId }: TokenClaims): object {
  switch (subjectType) {
    case 'MEMBER':
      return { identityType: 'MEMBER', memberId: subjectId };
    case 'USER':
      return { identityType: 'WIX_USER', wixUserId: subjectId };
    case 'APP':
      return { identityType: 'APP', appId: subjectId };
    default:
      return { identityType: 'ANONYMOUS_VISITOR', anonymousVisitorId: subjectId };
  }
}
