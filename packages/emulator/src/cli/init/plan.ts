import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findAstroConfig, readWixConfig } from '../../runner/project.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { addWebMethods } from './astro-config.js';
import { addIgnored } from './git-ignore.js';
import { addScripts, findMissingPackages, type MissingPackages } from './package-json.js';

/** A file of an app, and its content before and after the set-up. */
export interface FileChange {
  /** The file's name in the app's folder. */
  readonly name: string;
  /** Empty if there is no such file. */
  readonly before: string;
  readonly after: string;
}

/** What an app lacks to use web methods and the emulator. */
export interface Plan {
  readonly packages: MissingPackages;
  readonly changes: readonly FileChange[];
  /** What the user has to do by hand. */
  readonly byHand: readonly string[];
}

/**
 * Finds out what an app lacks. Nothing is changed.
 * @param root The app's folder.
 * @throws {EmulatorError} If the folder is not that of a Wix app.
 */
export async function planSetup(root: string): Promise<Plan> {
  await readWixConfig(root);
  const packageJson = await readFile(join(root, 'package.json'), 'utf8').catch((cause: unknown) => {
    throw new EmulatorError('APP_SETUP', `package.json not found in ${root}.`, { cause });
  });
  const gitIgnore = await readFile(join(root, '.gitignore'), 'utf8').catch(() => '');
  const configName = await findAstroConfig(root);
  const config = configName && (await readFile(join(root, configName), 'utf8'));
  const wrapped = config && addWebMethods(config);
  const changes = [
    { name: 'package.json', before: packageJson, after: addScripts(packageJson) },
    { name: '.gitignore', before: gitIgnore, after: addIgnored(gitIgnore) },
    ...(configName && config && wrapped
      ? [{ name: configName, before: config, after: wrapped }]
      : []),
  ];
  return {
    packages: findMissingPackages(packageJson),
    changes: changes.filter(({ before, after }) => before !== after),
    byHand: wrapped ? [] : [wrapByHand(configName)],
  };
}

/** Writes the changed files of a plan. */
export async function writeChanges(root: string, changes: readonly FileChange[]): Promise<void> {
  for (const { name, after } of changes) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), after);
  }
}

function wrapByHand(name = 'astro.config.mjs'): string {
  return `${name} has no call of wix() that can be wrapped. Write:

  import wix from '@wix/astro';
  import webMethods from 'wix-astro-web-methods';
  …
  integrations: [webMethods(wix())],`;
}
