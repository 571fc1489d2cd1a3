import { expect, test } from 'vitest';
import { rewriteFor } from './documents.js';

test('rewriteFor() replaces `window.parent` before the first script of a dashboard page', () => {
  const rewrite = rewriteFor('/_wix/extensions/backoffice/some-id', 0);
  for (const html of [
    '<html><head lang="en"><script src="a.js"></script></head></html>',
    '<div><script src="a.js"></script></div>',
  ]) {
    const rewritten = rewrite?.(html) ?? '';
    expect(rewritten.indexOf("'parent'")).toBeGreaterThan(0);
    expect(rewritten.indexOf("'parent'")).toBeLessThan(rewritten.indexOf('a.js'));
  }
});

test('rewriteFor() lets a dashboard document tell its host about Esc', () => {
  const rewritten = rewriteFor('/_wix/extensions/backoffice/some-id', 0)?.('<head></head>') ?? '';
  expect(rewritten).toContain(`{ code: 'wix-emulator-escape' }`);
});

test.each(['/_wix/extensions/backoffice/some-id', '/custom-element-panels/some-id.html'])(
  'rewriteFor() sends the requests to Wix of %s to the emulator from the first script on',
  (pathname) => {
    const rewritten = rewriteFor(pathname, 60_000)?.('<head></head>') ?? '';
    expect(rewritten.indexOf('<script')).toBe(
      rewritten.indexOf('<script src="/_wix_emulator/page.js"></script>'),
    );
  },
);

test.each([
  '/custom-element-panels/some-id.html',
  '/_wix_proxy/1234-custom-elements/custom-element-panels/some-id.html',
])('rewriteFor() makes %s load React and the design tokens from the emulator', (pathname) => {
  const rewritten = rewriteFor(
    pathname,
    0,
  )?.(
    '<head></head><script src="https://static.parastorage.com/unpkg/react@18.3.1/umd/react.development.js"></script>',
  );
  expect(rewritten).toContain('src="/_wix_emulator/unpkg/react@18.3.1/umd/react.development.js"');
  expect(rewritten).not.toContain('parastorage');
  expect(rewritten).toContain('<link rel="stylesheet" href="/_wix_emulator/unpkg/@wix/');
});

test.each(['/_wix/extensions/backoffice/some-id', '/custom-element-panels/some-id.html'])(
  'rewriteFor() shifts the clock of %s before the first script, unless the offset is 0',
  (pathname) => {
    const html = '<html><head><script src="a.js"></script></head></html>';
    const moved = rewriteFor(pathname, 3_600_000)?.(html) ?? '';
    expect(moved.indexOf('3600000')).toBeGreaterThan(0);
    expect(moved.indexOf('3600000')).toBeLessThan(moved.indexOf('a.js'));
    expect(rewriteFor(pathname, 0)?.(html)).not.toContain('SystemDate');
  },
);

test.each(['/', '/api/web-methods/backend/instance/getInstance', '/_wix/extensions/webhooks/id'])(
  'rewriteFor() returns `undefined` for %s',
  (pathname) => {
    expect(rewriteFor(pathname, 0)).toBeUndefined();
  },
);
