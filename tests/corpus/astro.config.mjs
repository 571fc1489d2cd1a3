import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

export default defineConfig({
  output: 'server',
  adapter: wixHosting(),
  integrations: [webMethods(wix())],
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
});
