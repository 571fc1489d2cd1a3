import { fileURLToPath } from 'node:url';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';

const srcDir = fileURLToPath(new URL('./src/', import.meta.url));

/** One app with an Action and a web method. Both have a catch-all route. */
export default defineConfig({
  output: 'server',
  outDir: '../../dist/astro',
  adapter: node({ mode: 'standalone' }),
  integrations: [
    {
      name: 'web-methods-without-wix',
      hooks: {
        'astro:config:setup': ({ injectRoute }) =>
          injectRoute({
            pattern: '/api/web-methods/[...path]',
            entrypoint: './src/web-methods.ts',
          }),
      },
    },
  ],
  // A page's script is a file of its own, as those of larger scripts are.
  vite: { plugins: [webMethodsPlugin({ srcDir, side: 'both' })], build: { assetsInlineLimit: 0 } },
});
