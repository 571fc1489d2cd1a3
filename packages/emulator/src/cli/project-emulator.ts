import { resolve } from 'node:path';
import { createMethodKeys } from '../app-source/method-keys.js';
import {
  composeEmulator,
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { readWixConfig } from '../runner/project.js';
import { defaultSeed } from '../seed/default-seed.js';
import { loadSeed } from '../seed/load-seed.js';
import type { Snapshot } from '../seed/snapshot.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { projectAnswers } from '../wix-api/answers/load-answers.js';
import type { EnvMode } from './env-files.js';
import {
  NETWORK_HELP,
  type Network,
  networkArguments,
  readNetworkArguments,
} from './network-arguments.js';
import { print } from './print.js';
import { readArguments } from './read-arguments.js';
import { refuseRealCredentials } from './real-credentials.js';
import { StateFile } from './state-file/state-file.js';

const credentialsOption = { 'ignore-credentials': { type: 'boolean' } } as const;

/** The options of a command that runs until it is stopped. */
export const servedOptions = {
  ...credentialsOption,
  state: { type: 'string' },
  fresh: { type: 'boolean' },
} as const;

const CREDENTIALS_HELP = `
  --ignore-credentials    run even if real credentials are present, and ignore them`;

const APP_HELP = `
  --open                  open the console in the browser; ignored in CI and without a terminal
  --events auto           send the events of the app's changes in Wix Data and other APIs`;

/** The help for {@link servedOptions}. */
export const SERVED_HELP = `
  --state <file>          start from the state in the file, and save every change to it; the
                          file is created if it does not exist
  --fresh                 start from the seed, and replace the state in the file${CREDENTIALS_HELP}`;

/** The emulator of a command that runs until it is stopped. */
interface OpenEmulator {
  readonly emulator: Emulator<Seed>;
  /** The file to save the state to, if the user has named one, and what to save. */
  readonly saved?: { readonly file: StateFile; readonly readState: () => Snapshot } | undefined;
}

/** The emulator of a command that serves an app, and where it listens. */
export interface ServedEmulator extends OpenEmulator {
  readonly network: Network;
  /** Whether to open the console in the user's browser. */
  readonly opensConsole?: boolean | undefined;
}

/**
 * Creates the emulator of the app in the current folder, with the app's own seed if there is one.
 * @param args The arguments after the command's name.
 * @param help The text that `--help` prints, without the options.
 * @param mode The mode, which determines the `.env` files.
 * @throws {EmulatorError} If the folder contains no app, or if there are real credentials and the
 * arguments do not say to ignore them.
 */
export async function projectEmulator(
  args: readonly string[],
  help: string,
  mode: EnvMode,
): Promise<Emulator<Seed>> {
  const { values } = readArguments(`${help}\n${CREDENTIALS_HELP}`, {
    args,
    options: credentialsOption,
  });
  return createEmulator(await readProject(values, { mode }));
}

/**
 * Creates the emulator of the app in the current folder, with the state of a file if the arguments
 * name one.
 * @param args The arguments after the command's name.
 * @param help The text that `--help` prints, without the options.
 * @param mode The mode, which determines the `.env` files.
 * @throws {EmulatorError} As {@link projectEmulator}, and if an option is invalid, or if the file is in
 * use or has no valid state.
 */
export async function servedEmulator(
  args: readonly string[],
  help: string,
  mode: EnvMode,
): Promise<ServedEmulator> {
  const { values } = readArguments(`${help}\n${NETWORK_HELP}${APP_HELP}${SERVED_HELP}`, {
    args,
    options: {
      ...networkArguments,
      ...servedOptions,
      open: { type: 'boolean' },
      events: { type: 'string' },
    },
  });
  const network = readNetworkArguments(values);
  return { ...(await openEmulator(values, { mode })), network, opensConsole: values.open };
}

/** The values of {@link servedOptions}, and of `--events`. */
interface ServedValues {
  readonly events?: string | undefined;
  readonly state?: string | undefined;
  readonly fresh?: boolean | undefined;
  readonly 'ignore-credentials'?: boolean | undefined;
}

/** What differs from command to command. */
interface ProjectOptions {
  /** The mode, which determines the `.env` files. */
  readonly mode: EnvMode;
  /** Finds the app's id. Default: in `wix.config.json`. */
  readonly findAppId?: (root: string) => Promise<string>;
  /** Prints a line. Default: to the standard output. */
  readonly write?: (text: string) => void;
}

/**
 * Creates the emulator of the app in the current folder from the values of {@link servedOptions}.
 * @throws {EmulatorError} As {@link servedEmulator}.
 */
export async function openEmulator(
  values: ServedValues,
  project: ProjectOptions,
): Promise<OpenEmulator> {
  const { events, state: name, fresh: isFresh = false } = values;
  if (events !== undefined && events !== 'auto') {
    throw invalidInput(`Unknown value "${events}" of --events. The only one is: auto.`);
  }
  if (name === undefined && isFresh) {
    throw invalidInput('--fresh needs --state <file>. Without it, every start is fresh.');
  }
  if (name === '') throw invalidInput('--state needs the name of a file.');
  const found = await readProject(values, project);
  const options = events === undefined ? found : { ...found, autoEventsFor: process.cwd() };
  if (name === undefined) return { emulator: createEmulator(options) };
  const file = await StateFile.open(resolve(name), { name, isFresh });
  return startFrom(file, options, project);
}

async function readProject(
  { 'ignore-credentials': ignoresCredentials = false }: ServedValues,
  { mode, findAppId = readAppId, write = print }: ProjectOptions,
): Promise<EmulatorOptions<Seed>> {
  const root = process.cwd();
  if (!ignoresCredentials) await refuseRealCredentials(root, mode);
  const appId = await findAppId(root);
  const seed = (await loadSeed(root)) ?? defaultSeed;
  const resolveMethod = createMethodKeys(root);
  const answers = await projectAnswers(root, resolveMethod);
  write("wix-emulator: using the emulator's own credentials, never real ones.");
  return { appId, seed, answers, resolveMethod, genericFor: root };
}

async function readAppId(root: string): Promise<string> {
  return (await readWixConfig(root)).appId;
}

function startFrom(
  file: StateFile,
  options: EmulatorOptions<Seed>,
  { write = print }: ProjectOptions,
): OpenEmulator {
  const { name, state } = file;
  try {
    const { emulator, readSavedState } = composeEmulator({ ...options, saved: state });
    const start = state === undefined ? 'the seed' : name;
    write(`wix-emulator: starting from ${start}, and saving every change to ${name}.`);
    return { emulator, saved: { file, readState: readSavedState } };
  } catch (cause) {
    if (!(cause instanceof EmulatorError)) throw cause;
    throw invalidInput(
      `${name} cannot be the state of this app: ${cause.message} Correct it, name another file with --state, or add --fresh to replace it with the seed.`,
      { cause },
    );
  }
}
