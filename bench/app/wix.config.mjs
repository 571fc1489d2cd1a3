import wix from '@wix/astro';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import webMethods from 'wix-astro-web-methods';

/** The same app as a Wix app, behind Wix's middleware. */
export default defineConfig({
  output: 'server',
  outDir: './dist/wix',
  adapter: wixHosting(),
  integrations: [webMethods(wix())],
  security: { checkOrigin: false },
});
