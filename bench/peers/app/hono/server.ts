import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { fail } from '../failure';
import { valueSchema } from '../value';

const app = new Hono()
  .post('/echo', zValidator('json', valueSchema), (context) =>
    context.json(context.req.valid('json')),
  )
  .post('/fail', () => fail());

export type App = typeof app;

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
