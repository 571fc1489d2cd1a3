import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';
import type { ServerFiles } from './server-files.js';

/** Shorter texts may occur in other files by chance. */
const MIN_TEXT = 24;

/** Shorter contents, such as `{}`, are not significant. */
const MIN_BYTES = 3;

/** A data URI: its parameters and its data. */
const DATA_URI = /data:([\w.+-]*\/?[\w.+-]*(?:;[\w.+=-]+)*),((?:[^"'`\\()<>\s]|\\.)*)/g;

interface ServerContent {
  file: string;
  bytes: Buffer;
  base64: string;
  /**
   * The text without the characters that JavaScript, JSON or HTML may change; empty if it is too
   * short.
   */
  text: string;
}

/** The contents of the server files, for finding them in the output of a build. */
export class ServerContents {
  readonly #contents: ServerContent[];
  readonly #publicFiles: () => readonly string[];

  /**
   * @param files The app's files.
   * @param publicFiles Returns the other files of a build, which may have the same contents.
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

  /** Finds the server file that has exactly this content. */
  findSame(content: string | Uint8Array): string | undefined {
    const bytes = Buffer.from(content);
    return this.#find((server) => bytes.length >= MIN_BYTES && server.bytes.equals(bytes));
  }

  /**
   * Finds the server file whose whole content is part of a text: unchanged, escaped or encoded.
   * @param text The text to search.
   * @param own The text of a public file from which the text was made. A server file may have
   * the same content by chance, such as a single import.
   */
  findWithin(text: string, own = ''): string | undefined {
    if (this.#contents.length === 0) return undefined;
    const isInText = search(text);
    const isInOwn = search(own);
    return this.#find((content) => isInText(content) && !isInOwn(content));
  }

  #find(matches: (content: ServerContent) => boolean): string | undefined {
    const found = this.#contents.find(matches);
    // Content that a public file has as well is not secret.
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
 * Lists the files in a folder and its sub-folders, including symbolic links.
 * @param folder An absolute path; it need not exist.
 * @param withPackages Whether to list the files in `node_modules`, too. Default: `false`.
 * @param seen The real folders that were listed already, because links may lead in circles.
 */
export function listFiles(
  folder: string,
  withPackages = false,
  seen = new Set<string>(),
): string[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || seen.has(`${stats.dev}:${stats.ino}`)) return [];
  seen.add(`${stats.dev}:${stats.ino}`);
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const target = statSync(file, { throwIfNoEntry: false });
    if (target?.isDirectory()) {
      return name === 'node_modules' && !withPackages ? [] : listFiles(file, withPackages, seen);
    }
    return target?.isFile() ? [normalizePath(file)] : [];
  });
}

/** Returns a function that tells whether a text contains the whole content of a server file. */
function search(text: string): (content: ServerContent) => boolean {
  const data = [...text.matchAll(DATA_URI)].map(([, parameters = '', encoded = '']) =>
    parameters.endsWith(';base64')
      ? Buffer.from(percentDecoded(encoded), 'base64')
      : Buffer.from(percentDecoded(encoded)),
  );
  const plain = [text, percentDecoded(text)].map(comparable);
  return ({ bytes, base64, text: own }) =>
    data.some((one) => bytes.length >= MIN_BYTES && bytes.equals(one)) ||
    (bytes.length >= MIN_TEXT && text.includes(base64)) ||
    (own !== '' && plain.some((one) => one.includes(own)));
}

function read(file: string): ServerContent[] {
  const bytes = readFileSync(file);
  const text = bytes.includes(0) ? '' : comparable(bytes.toString('utf8'));
  return [
    { file, bytes, base64: bytes.toString('base64'), text: text.length < MIN_TEXT ? '' : text },
  ];
}

/**
 * Removes all that differs between a text and the same text in a string of JavaScript, JSON or a
 * URI.
 */
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
