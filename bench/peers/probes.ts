import { SECRET_MESSAGE } from './app/failure';
import type { Contestant } from './contestants';

const FOREIGN_SITE = { origin: 'https://foreign.example', 'sec-fetch-site': 'cross-site' };

const VALUE = { id: 'one', items: [] };
const MEGABYTES = 20;

/** What a server does with calls that it should refuse. */
export interface Probes {
  /** Whether the response contains the message of an error that a method throws. */
  readonly leaksMessage: boolean;
  /** Whether a foreign site may send JSON, by the response to the preflight. */
  readonly allowsPreflight: boolean;
  /** The status of a call with JSON from a foreign site, which does not know the caller's token. */
  readonly crossSiteJson: number;
  /** The same for a body of `text/plain`, which browsers send without a preflight. */
  readonly crossSiteText: number;
  /** The status of a call with 20 MB. */
  readonly largeBody: number | 'closed';
}

/** Sends the calls that a server should refuse. */
export async function probe(contestant: Contestant): Promise<Probes> {
  const { encode, failBody, headers, path, server } = contestant;
  const post = (to: string, body: string, sent: Readonly<Record<string, string>>) =>
    fetch(server.url + to, { method: 'POST', headers: sent, body });
  const echo = path('echo');

  const failed = await post(path('fail'), failBody, headers);
  const preflight = await fetch(server.url + echo, {
    method: 'OPTIONS',
    headers: {
      ...FOREIGN_SITE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  const json = { ...FOREIGN_SITE, 'content-type': 'application/json' };
  const text = { ...FOREIGN_SITE, 'content-type': 'text/plain' };
  const large = encode({ ...VALUE, id: 'a'.repeat(MEGABYTES * 1024 * 1024) });
  return {
    leaksMessage: (await failed.text()).includes(SECRET_MESSAGE),
    allowsPreflight: ['*', FOREIGN_SITE.origin].includes(
      preflight.headers.get('access-control-allow-origin') ?? '',
    ),
    crossSiteJson: await statusOf(post(echo, encode(VALUE), json)),
    crossSiteText: await statusOf(post(echo, encode(VALUE), text)),
    largeBody: await statusOf(post(echo, large, headers)).catch(() => 'closed' as const),
  };
}

async function statusOf(pending: Promise<Response>): Promise<number> {
  const response = await pending;
  await response.arrayBuffer();
  return response.status;
}
