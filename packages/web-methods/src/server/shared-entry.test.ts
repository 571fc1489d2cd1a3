import { describe, expect, test } from 'vitest';
import {
  decodeEntry,
  encodeEntry,
  entryAddress,
  generationKey,
  isShareable,
  type SharedEntry,
} from './shared-entry.js';

const entry: SharedEntry = {
  result: { status: 200, contentType: 'application/json', body: '["a\\nb", "é"]' },
  expires: 42,
  generations: ['one', 'two'],
};

describe('an entry of the shared cache', () => {
  test.each<SharedEntry>([
    entry,
    { ...entry, result: { status: 204, contentType: undefined, body: '' } },
    { ...entry, result: { ...entry.result, body: 'two\nlines\n' } },
  ])('decodeEntry() reads the entry %j as encodeEntry() wrote it', (one) => {
    expect(decodeEntry('secret', 'call', encodeEntry('secret', 'call', one))).toEqual(one);
  });

  const text = encodeEntry('secret', 'call', entry);
  const lines = text.split('\n');

  test.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['an object', { toString: () => text }],
    ['an empty text', ''],
    ['a text without lines', 'text'],
    ['only a signature', lines[0]],
    ['a signature of the wrong length', text.slice(1)],
    ['a text that was cut off', text.slice(0, -1)],
    ['a text with another body', `${lines.slice(0, 2).join('\n')}\n["b"]`],
    ['a text with another expiry', text.replace('42', '43')],
    ['an entry of another call', encodeEntry('secret', 'other', entry)],
    ['an entry of another build', encodeEntry('other', 'call', entry)],
    ['a text of ten million characters', 'x'.repeat(10_000_000)],
  ])('decodeEntry() returns undefined for %s', (_, value) => {
    expect(decodeEntry('secret', 'call', value)).toBeUndefined();
  });

  test('isShareable() refuses a result of more than 512 KiB', () => {
    const ofLength = (length: number) => ({ ...entry.result, body: 'x'.repeat(length) });
    expect(isShareable(ofLength(512 * 1024))).toBe(true);
    expect(isShareable(ofLength(512 * 1024 + 1))).toBe(false);
  });
});

describe('the keys of the shared cache', () => {
  test('keys contain neither an instance id, a tag nor arguments', () => {
    const instanceId = '11111111-2222-4333-8444-555555555555';
    const keys = [
      entryAddress('secret', instanceId, 'a/m ["jane@example.com"]').key,
      generationKey(instanceId),
      generationKey(instanceId, 'jane@example.com'),
    ];
    for (const key of keys) {
      expect(key).toMatch(/^wix-astro-web-methods:(?:result|generation):[\da-f]{64}$/);
    }
    expect(new Set(keys).size).toBe(3);
  });

  test('the identity of a call depends on the build, the instance and the arguments', () => {
    const identities = [
      entryAddress('secret', 'one', 'a/m [1]'),
      entryAddress('other', 'one', 'a/m [1]'),
      entryAddress('secret', 'two', 'a/m [1]'),
      entryAddress('secret', 'one', 'a/m [2]'),
    ].map(({ identity }) => identity);
    expect(new Set(identities).size).toBe(4);
  });

  test('an instance has at most 512 results in the store, and none in the place of another one', () => {
    const keysOf = (instanceId: string) =>
      new Set(
        Array.from(
          { length: 10_000 },
          (_, number) => entryAddress('secret', instanceId, `a/m [${number}]`).key,
        ),
      );
    const [one, two] = [keysOf('one'), keysOf('two')];
    expect(one.size).toBe(512);
    expect(new Set([...one, ...two]).size).toBe(1024);
  });

  test('the key of a generation tells an instance and a tag apart', () => {
    const keys = [
      generationKey('a'),
      generationKey('a', ''),
      generationKey('a', 'b'),
      generationKey('ab'),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
