import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../model/state.js';
import { checkJson } from '../util/check-json.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { isJsonObject } from '../util/json.js';
import { signJwt } from '../util/sign-jwt.js';
import { findServicePlugin } from './find-service-plugin.js';
import { type AppAnswer, NO_APP_RUNS, postToApp } from './post.js';

/** Any JSON object, passed on with all of its keys. */
const object = z
  .custom<object>((value) => isJsonObject(value), { error: 'must be an object' })
  .openapi({ type: 'object' });

/** The metadata that an app receives with a call, in addition to the request and the instance. */
const metadataSchema = z.strictObject({
  /** An ISO 4217 code. Default: the site's currency. */
  currency: z.string().optional(),
  /** Default: the site's language. */
  languages: z.array(z.string()).readonly().optional(),
  /** The identity that caused the call, for example a member. Default: the seeded visitor. */
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
 * @throws {EmulatorError} If the instance or the plugin does not exist, or several plugins match.
 * @throws {EmulatorError} If no app is running, or it does not answer.
 */
export async function callServicePlugin(
  state: EmulatorState,
  { instance, path, request = {}, type, metadata }: ServicePluginCall,
): Promise<AppAnswer> {
  const { appInstance } = state.require(instance);
  checkJson({ request, metadata }, 'The call');
  // The SDK finds the method by the end of the URL.
  if (!/^\/[^?#]+$/.test(path)) {
    throw invalidInput(
      `"path" must be that of a method, such as /v1/calculate-additional-fees, not "${path}".`,
    );
  }
  const { app, env, signingKey, clock, callers } = state;
  if (!app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  const plugin = await findServicePlugin(app.url, type);
  const { locale, paymentCurrency } = appInstance.site;
  const data = {
    request,
    metadata: {
      requestId: randomUUID(),
      currency: paymentCurrency,
      languages: locale ? [locale] : [],
      identity: {
        identityType: 'ANONYMOUS_VISITOR',
        anonymousVisitorId: callers.visitor.claims.subjectId,
      },
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
