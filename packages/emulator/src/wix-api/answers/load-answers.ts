import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answers, ResolveMethod } from '../../model/answers/answer.js';
import { AnswerRegistry } from '../../model/answers/answer-registry.js';
import type { AnswerSource } from '../../model/answers/own-answers.js';
import { invalidInput } from '../../util/emulator-error.js';
import { filesOf, loadDefault, projectFile } from '../../util/project-file.js';

/**
 * Creates the source of a project's own answers: the default export of `wix-emulator.answers.ts`,
 * `.mts`, `.js` or `.mjs` in its folder. The file is loaded again after it or a file that it imports
 * has changed.
 * @param root The app's folder.
 * @param resolve Finds the requests of a Wix method. Default: no method is known.
 * @throws {EmulatorError} If there is such a file and it has no valid answers. The message names it.
 */
export async function projectAnswers(root: string, resolve?: ResolveMethod): Promise<AnswerSource> {
  let loaded: Loaded | undefined;
  const read = async () => {
    const name = projectFile(root, 'wix-emulator.answers');
    if (name === undefined) return NONE;
    const path = join(root, name);
    const { version, files = [path] } = loaded ?? {};
    if (!loaded || !files.includes(path) || version !== (await versionOf(files))) {
      const current = await filesOf(path);
      // Before the files are loaded, so that a change meanwhile is seen the next time.
      const currentVersion = await versionOf(current);
      const answers = await load(root, name, resolve);
      loaded = { files: current, version: currentVersion, answers };
    }
    return loaded.answers;
  };
  let reading: Promise<Answers> | undefined;
  // Requests at the same moment share the answers, and so the variables in their file.
  const source = () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  await source();
  return source;
}

/** Answers with the files that they come from. */
interface Loaded {
  readonly files: readonly string[];
  /** When the files were changed. */
  readonly version: string;
  readonly answers: Answers;
}

const NONE: Answers = {};

async function versionOf(files: readonly string[]): Promise<string> {
  const times = files.map(async (file) => {
    const found = await stat(file).catch(() => undefined);
    return found?.mtimeMs;
  });
  return (await Promise.all(times)).join();
}

async function load(root: string, name: string, resolve?: ResolveMethod): Promise<Answers> {
  try {
    const answers = await loadDefault(join(root, name));
    if (!isAnswers(answers)) {
      throw new Error('it must export an object of functions, by method and URL, as default.');
    }
    // Finds an invalid key here, where the name of the file is known.
    new AnswerRegistry(answers, resolve);
    return answers;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidInput(`${name}: ${reason}`, { cause: error });
  }
}

function isAnswers(value: unknown): value is Answers {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((answer) => typeof answer === 'function')
  );
}
