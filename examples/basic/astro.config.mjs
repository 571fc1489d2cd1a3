import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [webMethods(wix())],
  // TLS ends before the server, so Astro would compare `https` with `http` and refuse every form.
  security: { checkOrigin: false },
});
