import { testPacks } from './test-packs.js';

testPacks('an app in a folder with a space and an umlaut, with another version of zod', {
  folder: 'Meine schöne App',
  versions: { zod: '4.1.0' },
});
