import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { eventTypeOf } from './webhook-slugs.js';

test('eventTypeOf() knows every slug that the installed `@wix/astro` writes', async () => {
  const file = createRequire(import.meta.url).resolve('@wix/astro');
  const source = await readFile(file, 'utf8');
  const [, map = ''] =
    /legacyWebhookMap = new Map\(Object\.entries\(\{([^}]*)\}/.exec(source) ?? [];
  const rows = [...map.matchAll(/"?([\w.]+)"?: "([^"]+)"/g)];
  expect(rows.length).toBeGreaterThan(40);
  for (const [, type, slug = ''] of rows) expect(eventTypeOf(slug)).toBe(type);
});

test('eventTypeOf() takes the slug of any other event for its type', () => {
  expect(eventTypeOf('wix.contacts.v4.contact_created')).toBe('wix.contacts.v4.contact_created');
});
