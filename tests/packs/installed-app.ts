import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { APP_ROOT } from '../support/start-app.js';
import { appFiles, type Language } from './app-files.js';

const run = promisify(execFile);

/** The packages that Wix's CLI adds to a new app, and those that the app's own files import. */
const usual = {
  '@wix/astro': '^2.74.0',
  '@wix/astro-wix-hosting-adapter': '^2.0.1',
  '@wix/essentials': '^1.0.15',
  astro: '^5.18.2',
  react: '18.3.1',
  'react-dom': '18.3.1',
  typescript: '^5.9.3',
  vitest: '^4.1.12',
  zod: '^4.6.7',
};

/** How an app differs from the usual one. */
export interface AppVariant {
  /** The name of its folder. Default: `my-app`. */
  readonly folder?: string;
  readonly language?: Language;
  /** The versions of packages that are not the usual ones. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Which package manager installs the app. Default: npm. */
  readonly manager?: 'npm' | 'pnpm';
  /** The major version of Node that runs its commands. Default: that of the tests. */
  readonly node?: string;
}

/** An app that has the packed packages installed. */
export interface InstalledApp {
  /** Its folder. */
  readonly root: string;
  /** The environment of its commands. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Runs the program of a package to its end.
   * @throws {Error} If the program fails, with its output.
   */
  run(program: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Creates an app in an empty folder, and installs the packages with the commands of their READMEs.
 * @param tarballs The path of each package's tarball, by the package's name.
 */
export async function installApp(
  tarballs: Readonly<Record<string, string>>,
  { folder = 'my-app', language = 'typescript', versions, manager = 'npm', node }: AppVariant,
): Promise<InstalledApp> {
  const parent = await mkdtemp(path.join(tmpdir(), 'packs-'));
  const root = path.join(parent, folder);
  const packageJson = {
    name: 'my-app',
    version: '1.0.0',
    private: true,
    type: 'module',
    dependencies: { ...usual, ...versions },
  };
  const files = {
    'package.json': JSON.stringify(packageJson, null, 2),
    // pnpm then puts all packages in one folder, as npm does.
    ...(manager === 'pnpm' && { '.npmrc': 'node-linker=hoisted\n' }),
    ...(await appFiles(language)),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const nodeFolder = node === undefined ? undefined : await installNode(parent, node);
  const env = {
    PATH: [nodeFolder, path.join(root, 'node_modules/.bin'), process.env.PATH]
      .filter((entry) => entry !== undefined)
      .join(path.delimiter),
  };
  for (const command of await installCommands()) {
    const args = command.map((word) => tarballs[word] ?? word);
    if (manager === 'npm') {
      const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
      await run('npm', ['install', ...flags, ...args], { cwd: root });
    } else {
      const pnpm = ['--yes', 'pnpm@9', 'add', '--prefer-offline', '--ignore-scripts'];
      await run('npx', [...pnpm, ...args], { cwd: root });
    }
  }
  return {
    root,
    env,
    run(program, ...args) {
      const options = { cwd: root, env: { ...process.env, ...env } };
      return new Promise((resolve, reject) => {
        execFile(program, args, options, (error, stdout, stderr) => {
          if (!error) resolve(stdout);
          else reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
        });
      });
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

/** Reads the arguments of the first `npm install` in each package's README. */
async function installCommands(): Promise<string[][]> {
  const readmes = ['packages/web-methods', 'packages/emulator'].map(async (folder) => {
    const readme = await readFile(path.join(APP_ROOT, folder, 'README.md'), 'utf8');
    const [, args] = /^npm install (.+)$/m.exec(readme) ?? [];
    if (args === undefined) throw new Error(`The README of ${folder} has no "npm install".`);
    return args.split(' ');
  });
  return Promise.all(readmes);
}

/** Installs another version of Node, and returns the folder of its program. */
async function installNode(parent: string, version: string): Promise<string> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const prefix = path.join(parent, 'node');
  await mkdir(prefix);
  await run('npm', [
    'install',
    '--prefix',
    prefix,
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ]);
  return path.join(prefix, 'node_modules', name, 'bin');
}
