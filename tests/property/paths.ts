import fc from 'fast-check';
import { RULES } from './app.js';

/** Where the generated calls go. */
export const ORIGIN = 'https://app.example';

const BASE_PATH = '/api/web-methods/';

/** A path as it is requested, and the id of the method that it names, if it names any. */
export interface Path {
  readonly url: string;
  readonly id: string | undefined;
}

/** Names that objects have without anyone having put them there, and such that change them. */
export const INHERITED_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupSetter__',
  'then',
  'default',
  'length',
  'name',
];

/** Parts of paths that a careless server trips over. */
export const HOSTILE = [
  ...['/', '//', '\\', '.', '..', '/../', '/./', '%2e%2e/', '%2f', '%2F', '%5c', '%252f', '%25'],
  ...['%', '%2', '%zz', '%00', '\0', '%ff', '%C0%AF', '%ED%A0%80', '%E2%82', '%F0%9F%92%A9'],
  ...[' ', '+', '\t', '\n', ';', ':', '@', '?', '#', '&', '*', '~', '{', '<', "'", '"', '`', '|'],
  ...['é', 'e\u0301', '\u202e', '\ufeff', '\ud800', '💩', 'İ', '\uff0f'],
  ...INHERITED_NAMES,
];

const ids = fc.constantFrom(...RULES.keys());

const percent = (byte: number, isUpper: boolean) => {
  const hex = byte.toString(16).padStart(2, '0');
  return `%${isUpper ? hex.toUpperCase() : hex}`;
};

/** Some characters of a path written as the bytes that they stand for. */
const encoded = fc
  .tuple(ids, fc.array(fc.boolean(), { minLength: 8, maxLength: 24 }), fc.boolean())
  .map(([id, isEncoded, isUpper]) =>
    Array.from(id, (character, index) =>
      isEncoded[index % isEncoded.length]
        ? Array.from(Buffer.from(character), (byte) => percent(byte, isUpper)).join('')
        : character,
    ).join(''),
  );

/** What a URL may have around a path without naming anything else. */
const surrounded = fc
  .tuple(ids, fc.constantFrom('', './', 'x/../', '%2e/', '\t', '\n'), fc.constantFrom('', '?', '#'))
  .map(([id, before, after]) => `${before}${id}${after && `${after}${id}`}`);

/** A path that names a method, in one of the ways to write it. */
export const namingPath: fc.Arbitrary<Path> = fc
  .oneof({ arbitrary: ids, weight: 3 }, encoded, surrounded)
  .map(toPath);

const mutated = fc
  .tuple(ids, fc.nat(32), fc.nat(3), fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }))
  .map(([id, at, removed, inserted]) => {
    const index = at % (id.length + 1);
    return id.slice(0, index) + inserted.join('') + id.slice(index + removed);
  });

const inherited = fc
  .array(fc.constantFrom('backend', 'demo', 'names', ...INHERITED_NAMES), { maxLength: 4 })
  .map((steps) => steps.join('/'));

const exportsOfAll = fc
  .tuple(
    fc.constantFrom('backend/demo', 'backend/names', 'backend/größe', 'solo', 'solo/'),
    fc.constantFrom('plain', 'tagged', 'inherited', 'object', 'text', 'missing', 'none', ''),
  )
  .map((steps) => steps.join('/'));

const escapes = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.nat(255).map((byte) => percent(byte, true)),
    ),
    {
      maxLength: 12,
    },
  )
  .map((steps) => steps.join(''));

const long = fc
  .tuple(ids, fc.constantFrom('a', '/', '%2f', '../', '\ud83d\udca9', '%'), fc.nat(5000))
  .map(([id, filler, times]) => filler.repeat(times) + id);

const solo = fc.constantFrom('solos', 'solo', 'solo/solo', '/solos', 'solo//solos', 'solo/solos/');

const elsewhere = fc
  .tuple(fc.constantFrom('/', '//', '/api/web-methodz/', '/api/web-methods', '/api/'), ids)
  .map((parts) => ({ url: ORIGIN + parts.join(''), id: undefined }));

/** Any path at all: few of them name a method. */
export const anyPath: fc.Arbitrary<Path> = fc.oneof(
  { arbitrary: mutated.map(toPath), weight: 5 },
  { arbitrary: fc.oneof(inherited, exportsOfAll, escapes, solo).map(toPath), weight: 5 },
  fc.oneof(fc.string({ unit: 'binary' }), fc.webPath()).map(toPath),
  long.map(toPath),
  elsewhere,
  namingPath,
);

function toPath(text: string): Path {
  const url = `${ORIGIN}${BASE_PATH}${text}`;
  const { pathname } = new URL(url);
  // A `..` may have led out of the methods, and what follows may still end like one.
  const id = pathname.startsWith(BASE_PATH) && decoded(pathname.slice(BASE_PATH.length));
  return { url, id: id && RULES.has(id) ? id : undefined };
}

/** Decodes a path byte by byte; `undefined` if it is not UTF-8, or if a `%` begins no byte. */
function decoded(path: string): string | undefined {
  const bytes: number[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const character = path.charAt(index);
    if (character === '%') {
      const hex = path.slice(index + 1, index + 3);
      if (!/^[\da-f]{2}$/i.test(hex)) return undefined;
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else {
      bytes.push(...Buffer.from(character));
    }
  }
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text).equals(Buffer.from(bytes)) ? text : undefined;
}
