import fc from 'fast-check';
import { INHERITED_NAMES } from './paths.js';

class Point {
  x = 1;
}
class Dates extends Map {}
class Bytes extends Uint8Array {}
class List extends Array {}

/** Names of properties, with those that objects treat in their own way. */
const names = fc.oneof(
  fc.constantFrom(...INHERITED_NAMES.filter((name) => name !== '__proto__')),
  fc.constantFrom(
    'toJSON',
    '',
    '0',
    '7',
    '-1',
    '1.5',
    '01',
    '.x',
    '.keys()',
    '[0]',
    'a b',
    '"',
    ': ',
  ),
  fc.constantFrom('\u2028', '\ud800', '💩', 'größe', '</script>', '\0', 'a', 'b', 'c'),
  fc.string({ unit: 'binary', maxLength: 4 }).filter((name) => name !== '__proto__'),
);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '',
    '\u2028\u2029',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '<!--</script>',
    '__proto__',
  ),
);

const plain: fc.Arbitrary<unknown>[] = [
  fc.constantFrom<unknown>(null, true, false, 0, 1, 1e21, 5e-324, 2 ** 53),
  text,
  fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
];

const VIEWS: readonly ((buffer: ArrayBuffer) => unknown)[] = [
  (buffer) => new Int8Array(buffer),
  (buffer) => new Uint8Array(buffer),
  (buffer) => new Uint8ClampedArray(buffer),
  (buffer) => new Int16Array(buffer),
  (buffer) => new Uint16Array(buffer),
  (buffer) => new Int32Array(buffer),
  (buffer) => new Uint32Array(buffer),
  (buffer) => new Float32Array(buffer),
  (buffer) => new Float64Array(buffer),
  (buffer) => new BigInt64Array(buffer),
  (buffer) => new BigUint64Array(buffer),
  (buffer) => new DataView(buffer),
  (buffer) => [new Uint8Array(buffer), new DataView(buffer), buffer],
];

const views = fc
  .tuple(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.constantFrom(...VIEWS))
  .map(([{ buffer }, view]) => view(buffer));

const rich: fc.Arbitrary<unknown>[] = [
  fc.constantFrom<unknown>(undefined, Number.NaN, -0, Number.NEGATIVE_INFINITY, Infinity),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  views,
  fc.uint8Array({ maxLength: 5 }).map((bytes) => bytes.buffer),
  fc.tuple(text, fc.constantFrom('', 'g', 'iu', 'dsy')).map(([source, flags]) => {
    return new RegExp(source.replaceAll(/[\\/[\](){}*+?|^$.]/g, '\\$&'), flags);
  }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }).map((url) => new URL(url)),
  fc.array(fc.tuple(text, text), { maxLength: 3 }).map((pairs) => new URLSearchParams(pairs)),
  text.map((message) => new TypeError(message)),
];

const madeBy = (...makers: (() => unknown)[]) => fc.constantFrom(...makers).map((make) => make());

/** What nothing carries, as a part of a value. */
const uncarriable = madeBy(
  () => () => 1,
  () => Point,
  () => Symbol('symbol'),
  () => Promise.resolve(1),
  () => new Point(),
  () => new Dates(),
  () => new Bytes(),
  () => new WeakMap(),
  () => Object(1),
  () => Object(1n),
  () => Object.assign(new Date(), { a: 1 }),
  () => Object.assign(new Map(), { a: 1 }),
  () => new Uint8Array(8).subarray(2),
  () => new DataView(new ArrayBuffer(4), 1),
  () => new Uint8Array(new SharedArrayBuffer(2)),
  () => Buffer.from('a'),
  () => new Headers(),
  () => 'a'.matchAll(/a/g),
  () => new Map().keys(),
  () => Object.create({ inherited: 1 }),
);

/** More of it, which JSON makes plain data of, without a word to the caller. */
const simplified = madeBy(
  () => Object('text'),
  () => Object(false),
  () => List.from([1]),
  () => 'a'.match(/a/),
  () => Object.assign([1, 2, 3], { a: 1 }),
  () => Object.assign([1, 2, 3], { '-1': 1 }),
  () => Object.assign([1, 2, 3], { '1.5': 1 }),
  () => Object.assign([1, 2, 3], { '': 1 }),
  () => Object.assign(new Array(2), { '01': 1 }),
  () => Object.assign([1], { [Symbol('key')]: 1 }),
  () => ({ [Symbol('key')]: 1 }),
  // Computed, hence a property like any other.
  () => ({ ['__proto__']: 1 }),
);

/** What is put where: a value of its own, or the container of that number. */
type Slot = { readonly value: unknown } | { readonly container: number };

const KINDS = ['object', 'object', 'array', 'sparse', 'bare', 'map', 'set'] as const;

interface Container {
  readonly kind: (typeof KINDS)[number];
  readonly slots: readonly (readonly [name: string, slot: Slot])[];
}

/**
 * Generates values whose containers hold one another in any way, also themselves and twice.
 * @param leaves What they hold beside containers.
 * @param kinds The kinds of containers.
 */
function graphs(leaves: fc.Arbitrary<unknown>, kinds: readonly Container['kind'][]) {
  const slot: fc.Arbitrary<Slot> = fc.oneof(
    { arbitrary: leaves.map((value) => ({ value })), weight: 3 },
    { arbitrary: fc.nat(5).map((container) => ({ container })), weight: 1 },
  );
  const container = fc.record<Container>({
    kind: fc.constantFrom(...kinds),
    slots: fc.array(fc.tuple(names, slot), { maxLength: 4 }),
  });
  return fc.array(container, { minLength: 1, maxLength: 6 }).map(build);
}

function build(containers: readonly Container[]): unknown {
  const made = containers.map(({ kind }) => make(kind));
  const contentOf = (slot: Slot) =>
    'value' in slot ? slot.value : made[slot.container % made.length];
  containers.forEach(({ kind, slots }, index) => {
    const target = made[index];
    for (const [name, slot] of slots) {
      const value = contentOf(slot);
      if (target instanceof Map) target.set(name.length > 1 ? name : value, value);
      else if (target instanceof Set) target.add(value);
      else if (Array.isArray(target)) {
        // A hole before each item.
        if (kind === 'sparse') target.length += 1;
        target.push(value);
      } else if (target) target[name] = value;
    }
  });
  return made[0];
}

function make(kind: Container['kind']) {
  if (kind === 'map') return new Map<unknown, unknown>();
  if (kind === 'set') return new Set<unknown>();
  if (kind === 'array' || kind === 'sparse') return [] as unknown[];
  const object: Record<string, unknown> = kind === 'bare' ? Object.create(null) : {};
  return object;
}

const trees = fc.anything({
  key: names,
  maxDepth: 4,
  values: [...plain, ...rich],
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
});

/** What a method may return: all that can be carried, and what cannot. */
export const results: fc.Arbitrary<unknown> = fc
  .oneof(
    trees,
    graphs(fc.oneof(...plain), ['object', 'array']),
    graphs(fc.oneof(...plain, ...rich), KINDS),
    graphs(fc.oneof(...plain, ...rich, uncarriable, simplified), KINDS),
  )
  // What an async function returns is awaited, so that a result with a `then` is none.
  .filter((value) => !isThenable(value));

/** What a frontend may give a method: plain data, and what JSON would change. */
export const argumentLists: fc.Arbitrary<unknown[]> = fc.array(
  fc.oneof(
    { arbitrary: fc.anything({ key: names, maxDepth: 3, values: plain }), weight: 4 },
    {
      arbitrary: graphs(fc.oneof(...plain, fc.constantFrom(undefined, -0)), ['object', 'bare']),
      weight: 2,
    },
    graphs(fc.oneof(...plain, fc.constant(undefined)), ['object', 'array']),
    graphs(fc.oneof(...plain, ...rich, uncarriable), KINDS),
    fc.constant(undefined),
  ),
  { maxLength: 4 },
);

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
