import { parse as parseDevalue } from 'devalue';
import { z } from 'zod';
import type { NodeServer } from '../node-server';

/** How a client calls the two methods of a server. */
interface Protocol {
  readonly title: string;
  /** The path of a method, which all of them serve with POST. */
  path(method: 'echo' | 'fail'): string;
  /** The body of a call to `echo()`. */
  encode(value: unknown): string;
  /** The body of a call to `fail()`. */
  readonly failBody: string;
  /** Reads the result of `echo()` from a response. */
  decode(body: string): unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

const webMethod: Protocol = {
  title: 'web method',
  path: (method) => `/api/web-methods/backend/echo/${method}`,
  encode: (value) => JSON.stringify([value]),
  failBody: '[]',
  decode: (body) => JSON.parse(body),
  // Only web methods verify their callers.
  headers: { ...JSON_HEADERS, authorization: 'token' },
};

const trpcResponse = z.tuple([z.object({ result: z.object({ data: z.unknown() }) })]);
const orpcResponse = z.object({ json: z.unknown() });
const telefuncResponse = z.object({ ret: z.unknown() });

/** What is compared, in the order of the page. The requests are those of each package's client. */
export const contestants = {
  webMethod,
  hono: {
    title: 'Hono, `hc`',
    path: (method) => `/${method}`,
    encode: (value) => JSON.stringify(value),
    failBody: 'null',
    decode: (body) => JSON.parse(body),
    headers: JSON_HEADERS,
  },
  trpc: {
    title: 'tRPC',
    path: (method) => `/${method}?batch=1`,
    encode: (value) => JSON.stringify({ 0: value }),
    failBody: '{}',
    decode: (body) => trpcResponse.parse(JSON.parse(body))[0].result.data,
    headers: JSON_HEADERS,
  },
  orpc: {
    title: 'oRPC',
    path: (method) => `/rpc/${method}`,
    encode: (value) => JSON.stringify({ json: value }),
    failBody: '{}',
    decode: (body) => orpcResponse.parse(JSON.parse(body)).json,
    headers: JSON_HEADERS,
  },
  telefunc: {
    title: 'telefunc',
    path: () => '/_telefunc?_telefunc=txt',
    encode: (value) => telefuncCall('onEcho', [value]),
    failBody: telefuncCall('onFail', []),
    decode: (body) => telefuncResponse.parse(JSON.parse(body)).ret,
    headers: { 'content-type': 'text/plain', 'x-telefunc-request': 'txt' },
  },
  webMethodInAstro: { ...webMethod, title: 'web method in Astro' },
  action: {
    title: 'Astro Action',
    path: (method) => `/_actions/${method}`,
    encode: (value) => JSON.stringify(value),
    failBody: 'null',
    decode: (body): unknown => parseDevalue(body),
    headers: JSON_HEADERS,
  },
} satisfies Record<string, Protocol>;

export type ContestantName = keyof typeof contestants;

/** A contestant whose server runs. */
export interface Contestant extends Protocol {
  readonly name: ContestantName;
  readonly server: NodeServer;
}

function telefuncCall(name: string, args: readonly unknown[]): string {
  return JSON.stringify({ file: '/echo.telefunc.ts', name, args });
}
