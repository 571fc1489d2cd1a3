import { dev, modules } from 'virtual:wix-web-methods/manifest';
import { serve } from '@hono/node-server';
import { createHandler } from 'wix-astro-web-methods/server';

const handle = createHandler({ modules, clientId: process.env.WIX_CLIENT_ID ?? '', dev });

serve({ fetch: (request) => handle(request), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
