import fc from 'fast-check';
import { INHERITED_NAMES } from './paths.js';

/** The bytes of a body, in the chunks in which they arrive, and what they are. */
export interface Body {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Whether the caller goes away before the end. */
  readonly isLost: boolean;
  /** The arguments, or the status that refuses the body. */
  readonly outcome: { readonly args: readonly unknown[] } | { readonly status: 400 | 413 };
  /** What a report prints, which must not be a megabyte. */
  readonly [fc.toStringMethod]: () => string;
}

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ARGUMENTS = 100;

/** Names that a parsed object may well have. */
const NAMES = [...INHERITED_NAMES.filter((name) => name !== '__proto__'), 'toJSON', '', '0', '-1'];

const names = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 5 }).filter((name) => name !== '__proto__'),
);

/** What JSON can say, with numbers that it can say and not write. */
const jsonValue: fc.Arbitrary<unknown> = fc.anything({
  key: names,
  maxDepth: 4,
  maxKeys: 4,
  values: [
    fc.constantFrom<unknown>(null, true, false, 0, -0, '', '\ufeff', '\u2028', '\ud800', '💩'),
    fc.constantFrom<unknown>(Number.POSITIVE_INFINITY, 5e-324, 2 ** 53, 1e21, '__proto__'),
    fc.oneof(fc.double({ noNaN: true }), fc.integer()),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ],
});

const argumentLists = fc.array(jsonValue, { maxLength: 4 });

/** How a text of JSON is written: the value is the same in every style. */
const styles = fc.constantFrom('compact', 'spacious', 'escaped', 'doubled');
type Style = 'compact' | 'spacious' | 'escaped' | 'doubled';

/** Writes JSON otherwise than `JSON.stringify`, which does not know all that JSON can say. */
function write(value: unknown, style: Style): string {
  const space = style === 'spacious' ? ' \n\t\r' : '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return value > 0 ? '1e400' : '-1e400';
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (typeof value === 'string') return style === 'escaped' ? escaped(value) : quoted(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => space + write(item, style) + space);
    return `[${space}${items.join()}]`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, item]) => {
    const name = style === 'escaped' ? escaped(key) : quoted(key);
    // Of two members of one name the last counts.
    const first = style === 'doubled' ? `${name}:{"x":[0]},` : '';
    return `${space}${first}${name}${space}:${space}${write(item, style)}`;
  });
  return `{${members.join()}${space}}`;
}

const quoted = (text: string) => JSON.stringify(text);
const escaped = (text: string) =>
  `"${Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('')}"`;

interface Text {
  readonly text: string | Uint8Array;
  readonly outcome: Body['outcome'];
}

const refusal = (text: string | Uint8Array): Text => ({ text, outcome: { status: 400 } });

/** A body that has arguments. */
const goodText: fc.Arbitrary<Text> = fc
  .tuple(argumentLists, styles, fc.constantFrom('', '', ' ', '\n', '\ufeff'))
  .map(([args, style, before]) => ({ text: before + write(args, style), outcome: { args } }));

const hostileKey = fc
  .tuple(jsonValue, jsonValue, fc.constantFrom('"__proto__"', '"\\u005f_proto__"'), fc.nat(30))
  .map(([other, value, key, depth]) => {
    const object = `{"a":${write(other, 'compact')},${key}:${write(value, 'compact')}}`;
    return refusal(`[${'['.repeat(depth)}${object}${']'.repeat(depth)}]`);
  });

const truncated = fc.tuple(argumentLists, styles, fc.nat()).map(([args, style, at]) => {
  const text = write(args, style);
  return refusal(text.slice(0, at % text.length));
});

const noArray = fc
  .oneof(
    jsonValue.filter((value) => !Array.isArray(value)).map((value) => write(value, 'compact')),
    fc.constantFrom('', ' ', 'undefined', 'NaN', '{"length":1}', '[1,]', '[01]', "['a']", '[]]'),
    fc.constantFrom('[1]//', '[,]', '[1 2]', '["\t"]', '["\\x"]', '[1]\0', '\0[]', '[+1]', '[.5]'),
  )
  .map(refusal);

const brokenBytes = fc
  .tuple(
    fc.constantFrom('ff', '80', 'c0af', 'eda080', 'f5808080', 'e282', 'f09f92', 'fe', 'c3'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .map(([hex, text]) => {
    const inside = quoted(text).slice(1, -1);
    const parts = [Buffer.from(`["${inside}`), Buffer.from(hex, 'hex'), Buffer.from('"]')];
    return refusal(Buffer.concat(parts));
  });

const otherEncoding = argumentLists
  .map((args) => Buffer.from(write(args, 'compact'), 'utf16le'))
  .map(refusal);

/** Nested arrays or objects, so many levels deep, the arguments' own included. */
function nested(depth: number, isObject: boolean): Text {
  const [open, close] = isObject ? ['{"a":', '}'] : ['[', ']'];
  const text = `[${open.repeat(depth - 1)}0${close.repeat(depth - 1)}]`;
  return depth > MAX_DEPTH ? refusal(text) : { text, outcome: { args: JSON.parse(text) } };
}

const deep = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(63, 64, 65)), fc.boolean())
  .map((parameters) => nested(...parameters));

const many = fc.oneof(fc.nat(300), fc.constantFrom(99, 100, 101)).map((length): Text => {
  const args = Array.from({ length }, (_, index) => index);
  const text = write(args, 'compact');
  return length > MAX_ARGUMENTS ? refusal(text) : { text, outcome: { args } };
});

/** Bodies of all kinds that are small. */
export const anyBody: fc.Arbitrary<Body> = fc.oneof(
  {
    arbitrary: inChunks(
      fc.oneof(
        { arbitrary: goodText, weight: 6 },
        ...[hostileKey, truncated, noArray, brokenBytes, otherEncoding, deep, many],
      ),
    ),
    weight: 20,
  },
  inChunks(goodText).map((body): Body => {
    return { ...body, isLost: true, outcome: { status: 400 } };
  }),
);

/** A body that has arguments, made in no time. */
export const shortBody: fc.Arbitrary<Body> = inChunks(
  fc.constantFrom<readonly unknown[]>([], [1], ['a', 2], [{ a: [null] }, true, 'b']).map((args) => {
    return { text: write(args, 'compact'), outcome: { args } };
  }),
);

/** Bodies that have arguments. */
export const goodBody: fc.Arbitrary<Body> = inChunks(goodText);

const large = fc
  .tuple(fc.integer({ min: MAX_BYTES - 8, max: MAX_BYTES + 8 }), fc.constantFrom('x', 'é', '💩'))
  .map(([size, unit]): Text => {
    const count = Math.floor((size - 4) / Buffer.byteLength(unit));
    const args = [unit.repeat(count)];
    const text = write(args, 'compact').padEnd(
      size - count * (Buffer.byteLength(unit) - unit.length),
    );
    return { text, outcome: size > MAX_BYTES ? { status: 413 } : { args } };
  });

const wide = fc
  .constantFrom('0', '[]', '{}', '""', '{"a":{"__proto__":0}}')
  .map((item) => refusal(`[${`${item},`.repeat(40_000)}${item}]`));

const abyss = fc
  .tuple(fc.integer({ min: 1000, max: 150_000 }), fc.boolean())
  .map((parameters) => nested(...parameters));

/** Bodies about as large as they may be: of long strings, of many items, of many levels. */
export const largeBody: fc.Arbitrary<Body> = inChunks(fc.oneof(large, wide, abyss), 100_000);

/** Cuts a text anywhere, also within a character. An empty chunk is one, too. */
function inChunks(texts: fc.Arbitrary<Text>, maxSize = 40): fc.Arbitrary<Body> {
  const sizes = fc.array(fc.nat(maxSize), { maxLength: 6 });
  return fc.tuple(texts, sizes).map(([{ text, outcome }, lengths]) => {
    const bytes = Buffer.from(text);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let start = 0;
    for (const length of lengths) {
      chunks.push(new Uint8Array(bytes.subarray(start, start + length)));
      start += length;
    }
    chunks.push(new Uint8Array(bytes.subarray(start)));
    const parts = chunks.map((chunk) => Buffer.from(chunk).toString('latin1').slice(0, 200));
    return { chunks, isLost: false, outcome, [fc.toStringMethod]: () => fc.stringify(parts) };
  });
}
