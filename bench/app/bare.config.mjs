import { fileURLToPath } from 'node:url';
import wixHosting from '@wix/astro-wix-hosting-adapter';
import { defineConfig } from 'astro/config';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const srcDir = fileURLToPath(new URL('./src/', import.meta.url));

/** Astro without Wix: the handler stands in a route of its own, like the endpoint beside it. */
export default defineConfig({
  output: 'server',
  outDir: './dist/bare',
  adapter: wixHosting(),
  integrations: [
    {
      name: 'bench',
      hooks: {
        'astro:config:setup': ({ injectRoute }) =>
          injectRoute({
            pattern: '/api/web-methods/backend/instance/getInstance',
            entrypoint: './src/web-methods.ts',
          }),
      },
    },
  ],
  vite: { plugins: [webMethodsPlugin({ srcDir, side: 'both' })] },
});
