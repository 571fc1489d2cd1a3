import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSdkFolders } from '../wix-api/generic/sdk-package.js';

/** An event about an entity that an SDK package declares. */
export interface DeclaredEvent {
  /**
   * What its handlers receive beside the metadata: the entity, data about anything else, or nothing
   * as of most deletions.
   */
  readonly content: 'entity' | 'data' | 'nothing';
}

const EVENT =
  /@eventType (\S+)(?:(?!@eventType)[\s\S])*?declare function on\w+\(handler: \(event: (\w+)\)/g;
const ENVELOPE = /interface (\w+Envelope) \{\n([\s\S]*?)^\}/gm;

/** The events that the SDK packages of an app declare. A package is read when an event needs it. */
export class DeclaredEvents {
  readonly #root: string;
  #unread: readonly string[] | undefined;
  readonly #events = new Map<string, DeclaredEvent>();

  /** @param root The app's folder. */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Finds an event.
   * @param type For example `wix.contacts.v4.contact_created`.
   * @returns `undefined` if no package declares it.
   */
  find(type: string): DeclaredEvent | undefined {
    this.#unread ??= findSdkFolders(this.#root);
    while (!this.#events.has(type) && this.#unread.length > 0) {
      const [folder = '', ...others] = this.#unread;
      this.#unread = others;
      for (const [key, event] of readEvents(folder)) this.#events.set(key, event);
    }
    return this.#events.get(type);
  }
}

/** Reads the types beside the script of a package. All packages are generated in one form. */
function readEvents(folder: string): readonly (readonly [string, DeclaredEvent])[] {
  const scripts = join(folder, 'build/cjs');
  const text = [scripts, join(scripts, 'src')].map(readTypes).join('\n');
  const envelopes = new Map(
    [...text.matchAll(ENVELOPE)].map(([, name = '', body = '']) => [name, contentOf(body)]),
  );
  return [...text.matchAll(EVENT)].flatMap(([, type = '', name = '']) => {
    const content = envelopes.get(name);
    return content === undefined ? [] : [[type, { content }] as const];
  });
}

function contentOf(body: string): DeclaredEvent['content'] {
  if (/^ {4}entity\??:/m.test(body)) return 'entity';
  return /^ {4}data\??:/m.test(body) ? 'data' : 'nothing';
}

function readTypes(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
