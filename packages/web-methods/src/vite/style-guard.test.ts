import { expect, test } from 'vitest';
import { Guard } from './guard.js';
import { ServerFiles } from './server-files.js';
import { serverFilesOfStyle } from './style-guard.js';

const guard = new Guard(new ServerFiles('/app/src'), 'frontend');

test.each([
  [
    'a line comment of Sass',
    '/app/src/a.scss',
    "// url(./backend/a.png)\na { color: red } // url('./backend/b.png')",
  ],
  ['a line comment of Less', '/app/src/a.less?inline', "// @import './backend/a.less';"],
  ['a comment', '/app/src/a.css', "/* @import './backend/a.css'; */"],
  ['a package named backend', '/app/src/a.css', "@import 'backend/a.css';"],
  ['an attribute selector', '/app/src/a.css', "a[data-page='backend'] { content: 'backend/a' }"],
  ['a URL of another site', '/app/src/a.css', 'a { background: url(//example.com/backend/a.png) }'],
])('serverFilesOfStyle() finds no server file in %s', (_, id, code) => {
  expect(serverFilesOfStyle(guard, code, id)).toEqual([]);
});

test.each([
  [
    'after a line comment of Sass',
    '/app/src/a.scss',
    "// a\na { background: url('./backend/a.png') }",
  ],
  [
    'after a URL with //',
    '/app/src/a.scss',
    "a { background: url(//example.com/b.png), url('./backend/a.png') }",
  ],
  ['after // in plain CSS', '/app/src/a.css', "// a { background: url('./backend/a.png') }"],
  ['after an escaped quote', '/app/src/a.css', 'a { content: "\\"" } @import "./backend/a.png";'],
  [
    'in Less’s data-uri()',
    '/app/src/a.less',
    "a { background: data-uri('image/png', './backend/a.png') }",
  ],
])('serverFilesOfStyle() finds a server file %s', (_, id, code) => {
  expect(serverFilesOfStyle(guard, code, id)).toEqual(['/app/src/backend/a.png']);
});
