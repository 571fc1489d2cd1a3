import { expect, test } from 'vitest';
import { describeAppError } from './describe-app-error.js';

const root = '/app';

test('describeAppError() ends the error of a plugin with its message, below the place and the code', () => {
  const frame = '1: import { getInstanc } from "./backend/instance.web";\n   ^\n2: class W {}';
  const text = '"getInstanc" is not exported by "src/backend/instance.web.ts".';
  const error = Object.assign(
    new Error(
      `[wix:modules] [plugin wix:modules] src/widget.ts (1:0): ${text}\nfile: /app/src/widget.ts:1:0\n\n${frame}\n`,
    ),
    {
      id: '/app/src/widget.ts',
      loc: { file: '/app/src/widget.ts', line: 1, column: 0 },
      frame,
      watchFiles: Array.from({ length: 100 }, (_, index) => `/app/node_modules/${index}.js`),
    },
  );
  expect(describeAppError(error, root)).toBe(`src/widget.ts:1
  1: import { getInstanc } from "./backend/instance.web";
     ^
  2: class W {}

${text}`);
});

test('describeAppError() describes a syntax error of esbuild without the absolute path', () => {
  const frame = '\nExpected identifier but found ";"\n5  |  export const x = {;\n   |        ^\n';
  const file = '/app/src/backend/instance.web.ts';
  const error = Object.assign(
    new Error(
      `[vite:esbuild] Transform failed with 1 error:\n${file}:5:18: ERROR: Expected identifier but found ";"\nfile: ${file}:5:18\n${frame}`,
    ),
    { loc: { file, line: 5, column: 18 }, frame },
  );
  expect(describeAppError(error, root)).toBe(`src/backend/instance.web.ts:5
  Expected identifier but found ";"
  5  |  export const x = {;
     |        ^

Expected identifier but found ";"`);
});

test('describeAppError() names the file of an import that is not found', () => {
  const message = 'Could not resolve "./instanc" from "src/widget.ts"';
  const error = Object.assign(new Error(`${message}\nfile: /app/src/widget.ts`), {
    id: '/app/src/widget.ts',
  });
  expect(describeAppError(error, root)).toBe(`src/widget.ts\n\n${message}`);
});

test('describeAppError() ends an error of Astro with its hint', () => {
  const error = Object.assign(new Error('No adapter.'), {
    loc: undefined,
    hint: 'Install one.',
    stack: 'Error: No adapter.\n    at /app/node_modules/astro/a.js:1:2',
  });
  expect(describeAppError(error, root)).toBe('No adapter.\nInstall one.');
});

test('describeAppError() names the adapter of Wix if there is no adapter', () => {
  const error = Object.assign(new Error('No adapter.'), {
    name: 'NoAdapterInstalled',
    hint: 'Any.',
  });
  error.stack = '';
  expect(describeAppError(error, root)).toBe(
    'No adapter.\nInstall @wix/astro-wix-hosting-adapter, and add it to astro.config: adapter: wixHosting()',
  );
});

test('describeAppError() names the lines of the app in the stack if the error has no place', () => {
  const error = new Error('No database.');
  error.stack = `Error: No database.
    at connect (file:///app/astro.config.mjs:3:7)
    at load (file:///app/node_modules/astro/a.js:1:2)
    at node:internal/modules/esm/module_job:1:2`;
  expect(describeAppError(error, root)).toBe(
    'at connect (file:///app/astro.config.mjs:3:7)\n\nNo database.',
  );
});

test('describeAppError() lists the invalid values of the configuration', () => {
  const issue = {
    message: '**output**: Expected `"server"`, received `"servr"`',
    path: ['output'],
  };
  const error = Object.assign(new Error(JSON.stringify([issue])), { issues: [issue], stack: '' });
  expect(describeAppError(error, root)).toBe('output: Expected `"server"`, received `"servr"`');
});

test('describeAppError() leaves out control characters', () => {
  const error = Object.assign(new Error('Could not load \0virtual:a'), {
    hint: '\u001b[31mred\u001b[39m\b',
  });
  error.stack = '';
  expect(describeAppError(error, root)).toBe('Could not load virtual:a\nred');
});

test('describeAppError() describes what is no error', () => {
  expect(describeAppError('text', root)).toBe('text');
});
