import { readFileSync } from 'node:fs';
import { PACKAGE_NAME } from '../consts.js';
import type { ServerFiles } from './server-files.js';
import { nameAsWebModule, unknownEndingMessage, WEB_MODULE } from './web-module.js';

/** A server file that a frontend reaches. */
export interface Violation {
  /** The file, as an absolute path or the id of a module. */
  readonly file: string;
  /** The modules that lead to the file, the entry first; may be empty. */
  readonly chain: readonly string[];
}

/** Writes the error's message for a violation: the file, the import chain and the remedy. */
export function violationMessage({ file, chain }: Violation, files: ServerFiles): string {
  const kind = files.kindOf(file);
  const shown = files.display(file);
  const steps = [...chain, file].map((step) => files.display(step));
  // A module and its parts, such as the style of an HTML file, are a single step.
  const way = steps.filter((step, index) => step !== steps[index - 1]).join('\n  → ');
  if (kind === 'unknown-ending') return `${unknownEndingMessage(shown)}\n  ${way}`;
  if (kind === 'outside') {
    return `${PACKAGE_NAME}: ${shown} is a web module outside of src, where no call finds it. Move it into src, or give it another ending.\n  ${way}`;
  }
  const remedy =
    kind === 'server-only' && !WEB_MODULE.test(shown) && callsWebMethod(files.fileOf(file))
      ? `It has a web method. Rename it to ${nameAsWebModule(shown)}, and import it by this name.`
      : 'Move what both sides need to src/shared, or call it through a web method.';
  return `${PACKAGE_NAME}: ${shown} is server-only, and a frontend reaches it:\n  ${way}\n${remedy}`;
}

/** Whether a file makes a web method, as only a web module should. */
function callsWebMethod(file: string): boolean {
  try {
    return /\bwebMethod\s*[(<]/.test(readFileSync(file, 'utf8'));
  } catch {
    // It may be a module without a file.
    return false;
  }
}

/**
 * Finds the shortest import chain from an entry to a module.
 * @param id The module's id.
 * @param importersOf Returns the ids of the modules that import a module.
 * @returns The ids from the entry to the module itself.
 */
export function chainTo(id: string, importersOf: (id: string) => readonly string[]): string[] {
  const next = new Map<string, string | undefined>([[id, undefined]]);
  let entry = id;
  // The iteration visits keys in insertion order, including those that are added meanwhile.
  for (const module of next.keys()) {
    const importers = importersOf(module);
    entry = module;
    if (importers.length === 0) break;
    for (const importer of importers) {
      if (!next.has(importer)) next.set(importer, module);
    }
  }
  const chain: string[] = [];
  for (let step: string | undefined = entry; step !== undefined; step = next.get(step)) {
    chain.push(step);
  }
  return chain;
}
