import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { readSecret } from './secret-reader';

const FALLBACK_RATES: Readonly<Record<string, number>> = { EUR: 0.9, GBP: 0.8 };

let rates: { values: Readonly<Record<string, number>>; until: number } | undefined;

/** Returns exchange rates that are cached for an hour, or constants if the request fails. */
export const getRates = webMethod(Permissions.Anyone, async () => {
  if (rates && rates.until > Date.now()) return rates.values;
  try {
    const response = await fetch('https://rates.example/latest?base=USD');
    if (!response.ok) throw new Error(`The rates answered ${response.status}.`);
    const answer: { rates: Record<string, number> } = await response.json();
    rates = { values: answer.rates, until: Date.now() + 3_600_000 };
    return rates.values;
  } catch (error) {
    console.warn('getRates', error);
    return FALLBACK_RATES;
  }
});

/** Looks up an address. */
export const geocode = webMethod(Permissions.Anyone, async (address: string) => {
  const url = new URL('https://maps.example/geocode/json');
  url.searchParams.set('address', address);
  const response = await fetch(url);
  const { results = [] }: { results?: { lat: number; lng: number }[] } = response.ok
    ? await response.json()
    : {};
  return results[0] ?? null;
});

/** Sends a form, as older services require. */
export const verifyCaptcha = webMethod(Permissions.Anyone, async (token: string) => {
  const response = await fetch('https://captcha.example/siteverify', {
    method: 'POST',
    body: new URLSearchParams({ secret: await readSecret('SIGNING_KEY'), response: token }),
  });
  const { success = false }: { success?: boolean } = await response.json().catch(() => ({}));
  return success;
});

/** Asks a language model, with a time limit. */
export const askAssistant = webMethod(Permissions.SiteMember, async (question: string) => {
  try {
    const response = await fetch('https://models.example/v1/chat/completions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'small', messages: [{ role: 'user', content: question }] }),
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) return { answer: null, error: `HTTP ${response.status}` };
    const { choices }: { choices: { message: { content: string } }[] } = await response.json();
    return { answer: choices[0]?.message.content ?? null, error: null };
  } catch {
    return { answer: null, error: 'unreachable' };
  }
});

/** Reports a finished set-up to the app's own server. */
export const reportSetup = webMethod(Permissions.Admin, async () => {
  const { instance, site } = await auth.elevate(appInstances.getAppInstance)();
  const response = await fetch('https://hooks.vendor.example/installs', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ instanceId: instance?.instanceId, site: site?.siteDisplayName }),
  });
  return { reported: response.ok };
});

/** Asks several carriers at once, and ignores those that fail. */
export const getQuotes = webMethod(Permissions.Anyone, async (zip: string) => {
  const carriers = ['fast.example', 'cheap.example'];
  const answers = await Promise.allSettled(
    carriers.map(async (host) => {
      const response = await fetch(`https://${host}/quotes/${zip}`);
      if (!response.ok) throw new Error(`${host} answered ${response.status}.`);
      const { price }: { price: number } = await response.json();
      return { host, price };
    }),
  );
  return answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
});
