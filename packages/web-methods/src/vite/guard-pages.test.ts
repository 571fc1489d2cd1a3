import { describe, test } from 'vitest';
import { asLibrary, expectRefused, page, type Way } from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';
const byPage = (file: string) => `src/page.html\n  → ${file}`;

describe('a frontend’s build refuses, of web pages,', () => {
  test.each<[string, Way, string, string?]>([
    [
      'a script',
      page('<script type="module" src="./backend/secret.ts"></script>'),
      'src/backend/secret.ts',
    ],
    [
      'an import in a script',
      page('<script type="module">import \'./backend/secret.ts\';</script>'),
      'src/backend/secret.ts',
    ],
    [
      'an import in a classic script',
      page("<script>import('./backend/notes.txt')</script>"),
      NOTES,
    ],
    [
      'new URL() in a script',
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
    ['a link', page('', '<link rel="icon" href="./backend/logo.svg">'), 'src/backend/logo.svg'],
    ['a picture', page('<img src="./backend/notes.txt">'), NOTES],
    [
      'a picture of a link',
      { ...page('<img src="./linked/notes.txt">'), links: { 'src/linked': 'src/backend' } },
      NOTES,
    ],
    ['a picture in an encoding', page('<img src="./%62ackend/notes.txt">'), NOTES],
    ['srcset', page('<img srcset="./backend/notes.txt 2x">'), NOTES],
    [
      'a style sheet for print',
      page('', '<link rel="stylesheet" media="print" href="./backend/private.css">'),
      'src/backend/private.css',
    ],
    [
      'a disabled style sheet',
      page('', '<link rel="stylesheet" disabled href="./backend/private.css">'),
      'src/backend/private.css',
    ],
    [
      'a symbol of a picture',
      page('<svg><use href="./backend/logo.svg#a"></use></svg>'),
      'src/backend/logo.svg',
    ],
    ['a source of a video', page('<video><source src="./backend/notes.txt"></video>'), NOTES],
    ['a picture with a query', page('<img src="./backend/notes.txt?no-inline">'), NOTES],
    [
      'the page itself',
      {
        entry: 'src/backend/page.html',
        files: { 'src/backend/page.html': '<p>sk_live_canary_of_the_backend</p>' },
      },
      'src/backend/page.html',
      'src/backend/page.html',
    ],
    ['a poster', page('<video poster="./backend/notes.txt"></video>'), NOTES],
    [
      'the source of a web module',
      page('<img src="./backend/demo.web.ts">'),
      'src/backend/demo.web.ts',
    ],
    [
      'a style element',
      page('', '<style>a { background: url(./backend/notes.txt) }</style>'),
      NOTES,
    ],
    [
      'an import in a style element',
      page('', "<style>@import './backend/private.css';</style>"),
      'src/backend/private.css',
    ],
    ['a style attribute', page('<a style="background: url(./backend/notes.txt)">a</a>'), NOTES],
    [
      'meta data',
      page('', '<meta property="og:image" content="./backend/logo.svg">'),
      'src/backend/logo.svg',
    ],
    [
      'a picture, as a library',
      { ...page('<img src="./backend/notes.txt">'), config: asLibrary },
      NOTES,
    ],
  ])('%s', async (_, way, file, chain = byPage(file)) => {
    await expectRefused(way, file, chain);
  });
});
