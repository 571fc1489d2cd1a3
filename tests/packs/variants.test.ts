import { testPacks } from './test-packs.js';

testPacks('an app in JavaScript', { language: 'javascript' });

testPacks('an app that pnpm has installed', { manager: 'pnpm' });

testPacks('an app with the oldest versions that the packages support', {
  versions: {
    '@wix/astro': '2.51.0',
    '@wix/web-methods': '1.0.10',
    astro: '5.7.0',
    vitest: '3.2.0',
  },
});

testPacks('an app on a newer Node, with the newest versions that the packages support', {
  node: '24',
  versions: {
    '@wix/astro': '2.74.0',
    '@wix/web-methods': '1.0.12',
    astro: '5.18.2',
    vitest: '5.1.2',
  },
});
