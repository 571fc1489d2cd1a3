import { auth } from '@wix/essentials';
import { secrets } from '@wix/secrets';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';

const API = 'https://api.newsletter.example/v3';

async function ask(path: string, init: RequestInit): Promise<Response> {
  const { value } = await auth.elevate(secrets.getSecretValue)('NEWSLETTER_KEY');
  return fetch(`${API}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${value}`, 'Content-Type': 'application/json' },
  });
}

/** Sends an address to another service, with a key that stays on the server. */
export const subscribe = webMethod(Permissions.Anyone, async (email: string) => {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new WebMethodError('INVALID_EMAIL', 'That is no e-mail address.');
  }
  const response = await ask('/subscribers', { method: 'POST', body: JSON.stringify({ email }) });
  if (response.status === 409) return { isNew: false };
  if (!response.ok) {
    throw new WebMethodError('NEWSLETTER_FAILED', 'Try again later.', { status: 502 });
  }
  return { isNew: true };
});

/** Removes an address, and ignores failures. */
export const unsubscribe = webMethod(Permissions.Anyone, async (email: string) => {
  try {
    await ask(`/subscribers/${encodeURIComponent(email)}`, { method: 'DELETE' });
  } catch (error) {
    console.error('unsubscribe', error);
  }
  return { ok: true };
});
