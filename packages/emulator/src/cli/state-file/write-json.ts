/** How many values a text may have that is made in one go, and cached. */
const MAX_VALUES = 200;

/** How many characters are handed over at once. */
const CHUNK_LENGTH = 256 * 1024;

/** How long other code waits at most while texts are made, in milliseconds. */
const SLICE_MS = 4;

/**
 * Writes a large value as JSON without blocking: it pauses after a few milliseconds of work. The value
 * must not change meanwhile, and no object in it may ever change after it was written, because its
 * text is cached for the next time.
 */
export class JsonWriter {
  readonly #texts = new WeakMap<object, string>();

  /**
   * Writes a value. Large arrays and records have one line for each of their members.
   * @param value A JSON value, in which dates and other objects with `toJSON()` are allowed.
   * @param write Writes a part of the text. The next part follows when it is written.
   */
  async write(value: unknown, write: (text: string) => Promise<void>): Promise<void> {
    const output = new SlicedOutput(write);
    await this.#write(value, output, '\n');
    output.add('\n');
    await output.flush();
  }

  async #write(value: unknown, output: SlicedOutput, indent: string): Promise<void> {
    const text = this.#textOf(value);
    if (text === undefined) await this.#writeMembers(value, output, indent);
    else output.add(text);
    if (output.isFull) await output.flush();
  }

  async #writeMembers(value: unknown, output: SlicedOutput, indent: string): Promise<void> {
    const [opening, closing] = Array.isArray(value) ? '[]' : '{}';
    const inner = `${indent}  `;
    let separator = opening;
    for (const [prefix, member] of membersOf(value)) {
      output.add(`${separator}${inner}${prefix}`);
      separator = ',';
      const text = this.#textOf(member);
      // Awaiting each of many small members would take longer than writing them.
      if (text === undefined) await this.#write(member, output, inner);
      else output.add(text);
      if (output.isFull) await output.flush();
    }
    output.add(`${indent}${closing}`);
  }

  /** Returns the text of a value; `undefined` if the value is too large to make it in one go. */
  #textOf(value: unknown): string | undefined {
    if (!isObject(value)) return JSON.stringify(value) ?? 'null';
    const cached = this.#texts.get(value);
    if (cached !== undefined || countValues(value, MAX_VALUES) < 0) return cached;
    const text = JSON.stringify(value);
    this.#texts.set(value, text);
    return text;
  }
}

/** Collects texts until it is time to write them and to let other code run. */
class SlicedOutput {
  readonly #write: (text: string) => Promise<void>;
  #text = '';
  #since = performance.now();

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write;
  }

  add(text: string): void {
    this.#text += text;
  }

  get isFull(): boolean {
    return this.#text.length >= CHUNK_LENGTH || performance.now() - this.#since >= SLICE_MS;
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#write(text);
    this.#since = performance.now();
  }
}

/** The members of an array or a record, each after the text that stands before it in JSON. */
function* membersOf(value: unknown): Generator<readonly [prefix: string, member: unknown]> {
  if (Array.isArray(value)) {
    for (const member of value) yield ['', member];
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined) yield [`${JSON.stringify(name)}: `, member];
    }
  }
}

/**
 * Counts a value and all values in it, until there are too many.
 * @returns How many more values would be allowed; negative if there are too many.
 */
function countValues(value: unknown, allowed: number): number {
  let left = allowed - 1;
  // JSON has a single value for a date and for any other object that makes its own JSON.
  if (!isObject(value) || 'toJSON' in value) return left;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (left < 0) return left;
    left = countValues(member, left);
  }
  return left;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
