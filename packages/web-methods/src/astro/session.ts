import { WIX_CLIENT_INSTANCE_ID } from 'astro:env/server';
import type { AstroCookies } from 'astro';
import type { Session } from '../server/credentials.js';
import { property } from './property.js';

/**
 * Reads the session of a headless site's visitor from the cookie of `@wix/astro`. In a call with a
 * session, elevated SDK calls act on the site's own instance.
 */
export function readSession(cookies: AstroCookies): Session | undefined {
  const token = property(property(property(parse(cookies), 'tokens'), 'accessToken'), 'value');
  return typeof token === 'string' ? { token, instanceId: WIX_CLIENT_INSTANCE_ID } : undefined;
}

function parse(cookies: AstroCookies): unknown {
  try {
    return cookies.get('wixSession')?.json();
  } catch {
    return undefined;
  }
}
