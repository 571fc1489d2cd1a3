import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';
import type { ServerFiles } from './server-files.js';

/** A shorter text may stand in other files by chance. */
const MIN_TEXT = 24;

/** Less than this many bytes say nothing, such as `{}`. */
const MIN_BYTES = 3;

/** A data URI: its parameters and its data. */
const DATA_URI = /data:([\w.+-]*\/?[\w.+-]*(?:;[\w.+=-]+)*),((?:[^"'`\\()<>\s]|\\.)*)/g;

interface ServerContent {
  file: string;
  bytes: Buffer;
  base64: string;
  /** The text without what JavaScript, JSON or HTML change in it; empty if it says too little. */
  text: string;
}

/** What stands in the files of the server, to find it in what a build has made. */
export class ServerContents {
  readonly #contents: ServerContent[];
  readonly #publicFiles: () => readonly string[];

  /**
   * @param files The files of the app.
   * @param publicFiles The other files of a build, whose content may be the same.
   */
  constructor(files: ServerFiles, publicFiles: () => readonly string[] = () => []) {
    const all = listFiles(files.srcDir);
    const isServerFile = (file: string) => files.kindOf(file) !== undefined;
    this.#contents = all.filter(isServerFile).flatMap(read);
    this.#publicFiles = () => [
      ...all.filter((file) => !isServerFile(file)),
      ...publicFiles().filter((file) => !isServerFile(file)),
    ];
  }

  /** Finds the file of the server that has exactly this content. */
  findSame(content: string | Uint8Array): string | undefined {
    const bytes = Buffer.from(content);
    return this.#find((server) => bytes.length >= MIN_BYTES && server.bytes.equals(bytes));
  }

  /** Finds the file of the server whose whole content is in a text: as it is, escaped or encoded. */
  findWithin(text: string): string | undefined {
    if (this.#contents.length === 0) return undefined;
    const data = [...text.matchAll(DATA_URI)].map(([, parameters = '', encoded = '']) =>
      parameters.endsWith(';base64')
        ? Buffer.from(percentDecoded(encoded), 'base64')
        : percentDecoded(encoded),
    );
    const plain = [text, percentDecoded(text)].map(comparable);
    return this.#find(
      ({ bytes, base64, text: own }) =>
        data.some((one) => bytes.length >= MIN_BYTES && bytes.equals(Buffer.from(one))) ||
        (bytes.length >= MIN_TEXT && text.includes(base64)) ||
        (own !== '' && plain.some((one) => one.includes(own))),
    );
  }

  #find(matches: (content: ServerContent) => boolean): string | undefined {
    const found = this.#contents.find(matches);
    // A copy of it that is no file of the server makes it anyone's.
    return found && !this.#isPublicToo(found) ? found.file : undefined;
  }

  #isPublicToo({ bytes }: ServerContent): boolean {
    return this.#publicFiles().some((file) => {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() && stats.size === bytes.length && readFileSync(file).equals(bytes);
    });
  }
}

/**
 * Lists the files in a folder and its sub-folders, symbolic links included.
 * @param folder An absolute path; it need not exist.
 * @param seen The real folders that are listed already, as links may lead in circles.
 */
export function listFiles(folder: string, seen = new Set<string>()): string[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || seen.has(`${stats.dev}:${stats.ino}`)) return [];
  seen.add(`${stats.dev}:${stats.ino}`);
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const target = statSync(file, { throwIfNoEntry: false });
    if (target?.isDirectory()) return name === 'node_modules' ? [] : listFiles(file, seen);
    return target?.isFile() ? [normalizePath(file)] : [];
  });
}

function read(file: string): ServerContent[] {
  const bytes = readFileSync(file);
  const text = bytes.includes(0) ? '' : comparable(bytes.toString('utf8'));
  return [
    { file, bytes, base64: bytes.toString('base64'), text: text.length < MIN_TEXT ? '' : text },
  ];
}

/** Drops what differs between a text and the same text in a string of JavaScript, JSON or a URI. */
function comparable(text: string): string {
  return text
    .replace(/\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|[nrtbvf0])/gi, '')
    .replace(/[\\\s'"`]|[^\x21-\x7e]/g, '');
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
