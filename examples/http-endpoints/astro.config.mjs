import { fileURLToPath } from 'node:url';
import react from '@astrojs/react';
import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import { loadEnv } from 'vite';
import webMethods from 'wix-astro-web-methods';

// In `astro dev` the backend runs in this process, and reads these as it does in the worker, which
// has an environment of its own: the backend extensions do not know Astro's `astro:env`.
const root = fileURLToPath(new URL('.', import.meta.url));
// Astro has set NODE_ENV by the command.
const mode = process.env.NODE_ENV ?? 'development';
Object.assign(process.env, loadEnv(mode, root, 'DATABASE_'));
process.env.DATABASE_URL ||= new URL('installations.db', import.meta.url).href;

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [webMethods(wix()), react()],
  image: { domains: ['static.wixstatic.com'] },
  // TLS ends before the server, so Astro would compare `https` with `http` and refuse every form.
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
});
