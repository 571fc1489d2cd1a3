import { expect, test } from 'vitest';
import { addScripts, findMissingPackages } from './package-json.js';

test('findMissingPackages() returns the packages that are in neither list', () => {
  expect(findMissingPackages('{}')).toEqual({
    dependencies: ['wix-astro-web-methods', '@wix/web-methods'],
    devDependencies: ['wix-emulator'],
  });
  const text = JSON.stringify({
    dependencies: { '@wix/web-methods': '^1.0.0' },
    devDependencies: { 'wix-emulator': '^0.1.0', 'wix-astro-web-methods': '^0.1.0' },
  });
  expect(findMissingPackages(text)).toEqual({ dependencies: [], devDependencies: [] });
});

test('addScripts() adds scripts with the formatting of the file, and keeps those of the app', () => {
  const text = `{
    "name": "app",   "scripts": {
        "dev": "wix dev",
        "emulator": "mine"
    }
}
`;
  expect(addScripts(text)).toBe(`{
    "name": "app",   "scripts": {
        "dev": "wix dev",
        "emulator": "mine",
        "emulator:build": "wix-emulator build",
        "emulator:preview": "wix-emulator preview"
    }
}
`);
  expect(addScripts(addScripts(text))).toBe(addScripts(text));
});

test('addScripts() adds the list of scripts, with tabs and the line ends of Windows', () => {
  expect(addScripts('{\r\n\t"name": "app"\r\n}\r\n')).toBe(
    [
      '{',
      '\t"name": "app",',
      '\t"scripts": {',
      '\t\t"emulator": "wix-emulator dev",',
      '\t\t"emulator:build": "wix-emulator build",',
      '\t\t"emulator:preview": "wix-emulator preview"',
      '\t}',
      '}',
      '',
    ].join('\r\n'),
  );
});

test('a package.json that is not JSON is refused with the place of the problem', () => {
  expect(() => addScripts('{ "name": }')).toThrow(
    'package.json is not valid JSON: value expected in line 1, column 11.',
  );
});
