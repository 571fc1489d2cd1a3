import { createServer, type Server } from 'node:http';
import { Permissions, webMethod } from '@wix/web-methods';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoint } from '../astro/endpoint.js';
import type { EndpointRoute } from './endpoint-route.js';
import { answerPreflights } from './preflights.js';

const GET = endpoint(webMethod(Permissions.Anyone, () => 'result'));
const own = () => new Response('own');

const modules: Readonly<Record<string, Record<string, unknown>>> = {
  '/plan.ts': { GET },
  '/größe.ts': { GET },
  '/[id].ts': { GET },
  '/both.ts': { GET, POST: own },
  '/ordinary.ts': { GET: own },
};

const route = (pattern: string, paths: RegExp, file: string): EndpointRoute => ({
  pattern,
  paths,
  file,
});

let server: Server;
let url: string;

beforeAll(async () => {
  const loader = {
    async ssrLoadModule(file: string) {
      const module = modules[file];
      if (!module) throw new Error(`${file} cannot be loaded.`);
      return module;
    },
  };
  const answer = answerPreflights(loader, [
    route('/api/plan', /^\/api\/plan\/?$/, '/plan.ts'),
    route('/api/größe', /^\/api\/größe\/?$/, '/größe.ts'),
    route('/api/both', /^\/api\/both\/?$/, '/both.ts'),
    route('/api/ordinary', /^\/api\/ordinary\/?$/, '/ordinary.ts'),
    route('/api/broken', /^\/api\/broken\/?$/, '/broken.ts'),
    route('/items/[id]', /^\/items\/([^/]+?)\/?$/, '/[id].ts'),
  ]);
  server = createServer((request, response) => {
    answer(request, response, () => response.writeHead(418).end());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

/** Sends a preflight of a customer's site, or another request of it. */
function send(path: string, announced = 'GET', method = 'OPTIONS') {
  const headers = {
    origin: 'https://a-customer.example',
    'access-control-request-method': announced,
    'access-control-request-headers': 'authorization',
  };
  return fetch(url + path, { method, headers });
}

test.each([
  ['a web method', '/api/web-methods/backend/demo/a', 'POST', 'POST'],
  ['an endpoint', '/api/plan', 'GET', 'GET, HEAD'],
  ['an endpoint with a query', '/api/plan?a=b', 'GET', 'GET, HEAD'],
  ['an endpoint with a trailing slash', '/api/plan/', 'GET', 'GET, HEAD'],
  ['an endpoint with an encoded path', '/api/gr%C3%B6%C3%9Fe', 'GET', 'GET, HEAD'],
  ['an endpoint with a dynamic route', '/items/1', 'GET', 'GET, HEAD'],
  ['an endpoint beside the app’s POST', '/api/both', 'GET', 'GET, HEAD'],
])(
  'answerPreflights() allows any origin in a preflight of %s',
  async (_, path, announced, allowed) => {
    const { status, headers } = await send(path, announced);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe(allowed);
    expect(headers.get('access-control-allow-headers')).toBe('authorization');
  },
);

test.each([
  ['a preflight of an ordinary endpoint', '/api/ordinary', 'GET', 'OPTIONS'],
  ['a preflight of the app’s POST beside an endpoint', '/api/both', 'POST', 'OPTIONS'],
  ['a preflight of a file that cannot be loaded', '/api/broken', 'GET', 'OPTIONS'],
  ['a preflight of a path without an endpoint', '/src/main.ts', 'GET', 'OPTIONS'],
  ['a preflight of a path that cannot be decoded', '/api/%', 'GET', 'OPTIONS'],
  ['a request that is not a preflight', '/api/plan', 'GET', 'GET'],
])('answerPreflights() leaves %s to Vite', async (_, path, announced, method) => {
  expect((await send(path, announced, method)).status).toBe(418);
});
