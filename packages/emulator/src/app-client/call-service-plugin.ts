import { randomUUID } from 'node:crypto';
import type { EmulatorState } from '../model/state.js';
import { signJwt } from '../util/sign-jwt.js';
import { UserError } from '../util/user-error.js';
import { findServicePlugin } from './find-service-plugin.js';
import { type AppAnswer, noAppRuns, postToApp } from './post.js';

/** Which service plugin to call, for which installation, and with what. */
export interface ServicePluginCall {
  /** The key or the id of the installation on whose site it is. */
  readonly instance: string;
  /** The path of the method, for example `/v1/calculate-additional-fees`. */
  readonly path: string;
  /** The request, by the names of Wix's REST API; `{}` if left out. */
  readonly request?: object;
  /**
   * The type of the plugin, for example `ECOM_ADDITIONAL_FEES`, or the id of its extension; not
   * needed if the app has only one service plugin.
   */
  readonly type?: string;
  /** What the app is told of the call beside the request. */
  readonly metadata?: ServicePluginMetadata;
}

/** What an app is told of a call beside the request and the instance. */
export interface ServicePluginMetadata {
  /** ISO 4217; that of the site if left out. */
  readonly currency?: string;
  /** The site's language if left out. */
  readonly languages?: readonly string[];
  /** Who has caused the call, for example a member; the seeded visitor if left out. */
  readonly identity?: object;
}

/** How long to wait, in milliseconds; what Wix allows differs from plugin to plugin. */
const timeoutMs = 10_000;

/**
 * Calls one of the app's service plugins, as Wix does.
 * @throws {RangeError} if there is no such installation or no such plugin, or several.
 * @throws {UserError} if no app runs, or it does not answer.
 */
export async function callServicePlugin(
  state: EmulatorState,
  { instance, path, request = {}, type, metadata }: ServicePluginCall,
): Promise<AppAnswer> {
  const { installation } = state.require(instance);
  // The SDK finds the method by the end of the URL.
  if (!/^\/[^?#]+$/.test(path)) {
    throw new RangeError(
      `"path" must be that of a method, such as /v1/calculate-additional-fees, not "${path}".`,
    );
  }
  const { app, env, signingKey, clock, callers } = state;
  if (!app) throw new UserError(noAppRuns);
  const plugin = await findServicePlugin(app.url, type);
  const { locale, paymentCurrency } = installation.site;
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
      instanceId: installation.instance.instanceId,
      appExtensionType: plugin.type,
    },
  };
  const claims = { iss: 'wix.com', aud: env.WIX_CLIENT_ID, data };
  return postToApp({
    // Put together as text, a path that begins with two slashes is still one of the app.
    url: new URL(new URL(app.url).origin + plugin.path + path),
    headers: { 'content-type': 'application/jwt' },
    body: await signJwt(claims, signingKey, clock.now()),
    timeoutMs,
    advice:
      'In development, a service plugin whose handler throws never answers: the output of the development server tells what it was.',
  });
}
