import { describe, test } from 'vitest';
import { asLibrary, expectRefused, page, type Way } from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';
const byPage = (file: string) => `src/page.html\n  → ${file}`;

describe('HTML pages that a frontend build rejects', () => {
  test.each<[string, Way, string, string?]>([
    [
      'a script',
      page('<script type="module" src="./backend/secret.ts"></script>'),
      'src/backend/secret.ts',
    ],
    [
      'an import in a module script',
      page('<script type="module">import \'./backend/secret.ts\';</script>'),
      'src/backend/secret.ts',
    ],
    [
      'an import in a classic script',
      page("<script>import('./backend/notes.txt')</script>"),
      NOTES,
    ],
    [
      'the argument of new URL() in a script',
      page(
        '<script type="module">window.u = new URL(/* it */ \'./backend/notes.txt\', import.meta.url);</script>',
      ),
      NOTES,
    ],
    [
      'a style sheet',
      page('', '<link rel="stylesheet" href="./backend/private.css">'),
      'src/backend/private.css',
    ],
    ['an icon', page('', '<link rel="icon" href="./backend/logo.svg">'), 'src/backend/logo.svg'],
    ['an image', page('<img src="./backend/notes.txt">'), NOTES],
    [
      'an image through a symbolic link',
      { ...page('<img src="./linked/notes.txt">'), links: { 'src/linked': 'src/backend' } },
      NOTES,
    ],
    ['an image with an encoded path', page('<img src="./%62ackend/notes.txt">'), NOTES],
    ['an image in srcset', page('<img srcset="./backend/notes.txt 2x">'), NOTES],
    [
      'a print style sheet',
      page('', '<link rel="stylesheet" media="print" href="./backend/private.css">'),
      'src/backend/private.css',
    ],
    [
      'a disabled style sheet',
      page('', '<link rel="stylesheet" disabled href="./backend/private.css">'),
      'src/backend/private.css',
    ],
    [
      'an SVG symbol',
      page('<svg><use href="./backend/logo.svg#a"></use></svg>'),
      'src/backend/logo.svg',
    ],
    ['a video source', page('<video><source src="./backend/notes.txt"></video>'), NOTES],
    ['an image with a query', page('<img src="./backend/notes.txt?no-inline">'), NOTES],
    [
      'its own source',
      {
        entry: 'src/backend/page.html',
        files: { 'src/backend/page.html': '<p>sk_live_canary_of_the_backend</p>' },
      },
      'src/backend/page.html',
      'src/backend/page.html',
    ],
    ['a video poster', page('<video poster="./backend/notes.txt"></video>'), NOTES],
    [
      'an image, though it is a web module',
      page('<img src="./backend/demo.web.ts">'),
      'src/backend/demo.web.ts',
    ],
    [
      'a URL in a style element',
      page('', '<style>a { background: url(./backend/notes.txt) }</style>'),
      NOTES,
    ],
    [
      'an import in a style element',
      page('', "<style>@import './backend/private.css';</style>"),
      'src/backend/private.css',
    ],
    [
      'a URL in a style attribute',
      page('<a style="background: url(./backend/notes.txt)">a</a>'),
      NOTES,
    ],
    [
      'the content of a meta element',
      page('', '<meta property="og:image" content="./backend/logo.svg">'),
      'src/backend/logo.svg',
    ],
    [
      'an image in a library build',
      { ...page('<img src="./backend/notes.txt">'), config: asLibrary },
      NOTES,
    ],
  ])(
    'a frontend build rejects a backend file that an HTML page uses as %s',
    async (_, way, file, chain = byPage(file)) => {
      await expectRefused(way, file, chain);
    },
  );
});
