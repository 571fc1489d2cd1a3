import { applyEdits, modify } from 'jsonc-parser';
import { isJsonObject, type JsonObject, parseJsonFile } from '../../util/json.js';

/** The packages that an app needs. */
const packages = {
  dependencies: ['wix-astro-web-methods', '@wix/web-methods'],
  devDependencies: ['wix-emulator'],
} as const;

const scripts = {
  emulator: 'wix-emulator dev',
  'emulator:build': 'wix-emulator build',
  'emulator:preview': 'wix-emulator preview',
} as const;

/** The packages that an app lacks. */
export interface MissingPackages {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/**
 * Finds the packages that an app lacks.
 * @param text Its `package.json`.
 * @throws {EmulatorError} If the text is not JSON.
 */
export function findMissingPackages(text: string): MissingPackages {
  const { dependencies, devDependencies } = readManifest(text);
  const isMissing = (name: string) =>
    !hasEntry(dependencies, name) && !hasEntry(devDependencies, name);
  return {
    dependencies: packages.dependencies.filter(isMissing),
    devDependencies: packages.devDependencies.filter(isMissing),
  };
}

/**
 * Adds the scripts that run the app with the emulator, with the indentation of the text. A script of the
 * same name stays as it is.
 * @param text The app's `package.json`.
 * @throws {EmulatorError} If the text is not JSON.
 */
export function addScripts(text: string): string {
  const { scripts: own } = readManifest(text);
  const added = Object.entries(scripts).filter(([name]) => !hasEntry(own, name));
  const [, indent = '  '] = /^([ \t]+)"/m.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  return added.reduce((edited, [name, command]) => {
    return applyEdits(edited, modify(edited, ['scripts', name], command, { formattingOptions }));
  }, text);
}

function readManifest(text: string): JsonObject {
  const manifest = parseJsonFile(text, 'package.json');
  return isJsonObject(manifest) ? manifest : {};
}

function hasEntry(entries: unknown, name: string): boolean {
  return isJsonObject(entries) && Object.hasOwn(entries, name);
}
