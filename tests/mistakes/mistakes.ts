/** A mistake of a newcomer, for a test that makes it and for the page on troubleshooting. */
export interface Mistake {
  /** What the newcomer has done, as a sentence. */
  readonly mistake: string;
  /** The message, in which `…` stands for any text. */
  readonly message: string;
  /** What to do, as a sentence, beyond what the message says. Default: nothing. */
  readonly fix?: string;
}

/** Mistakes in the app's folder and on the command line. */
export const commandMistakes = {
  'no config': {
    mistake: 'You ran the command in a folder that contains no Wix app.',
    message:
      'wix.config.json not found. Run wix-emulator in the folder of a Wix app. To create one, run "npx wix-emulator init" in an empty folder.',
  },
  'broken config': {
    mistake:
      '`wix.config.json` has a comma after the last field, or another mistake in its syntax.',
    message: 'wix.config.json is not valid JSON: property name expected in line 3, column 1.',
  },
  'no Astro config': {
    mistake: 'The app has no Astro config, from which Wix builds its extensions.',
    message:
      '… has no astro.config.mjs. A Wix app needs one with wix(): run "npx wix-emulator init" to see it.',
  },
  'no app in a test': {
    mistake: 'A test calls a method and takes only `emulator`.',
    message:
      'No app is running yet. Start it, or wait until it is ready. In a test with wixTest(), take the fixture `app`, which starts it.',
  },
  'no app id': {
    mistake: '`wix.config.json` has no `appId`.',
    message: 'wix.config.json must be a JSON object with an "appId".',
  },
  'app id of a template': {
    mistake: 'The `appId` in `wix.config.json` is still the placeholder of a template.',
    message:
      'The "appId" in … must be a UUID, such as "…", not "<your app ID>". Copy the ID from …',
  },
  'port in use': {
    mistake: 'Another program, often an earlier `wix-emulator dev`, uses the port of the app.',
    message:
      'Cannot listen on port …. Is another program using it? Choose another port with --port.',
  },
  'emulator port in use': {
    mistake: 'Another program uses the port of the console.',
    message:
      'Cannot listen on port …. Is another program using it? Choose another port with --emulator-port.',
  },
  'port is a word': {
    mistake: 'The value of `--port` is no number.',
    message: '--port must be a port number, not "http".',
  },
  'same ports': {
    mistake: 'The app and the console have the same port.',
    message: 'The app and the emulator need different ports, but both have 4400. Change one with …',
  },
  'open host': {
    mistake: 'You passed `--host` without the host name in the address of the browser.',
    message:
      '--host 0.0.0.0 needs --allow-host <name>, because other computers can then reach the …',
  },
  'no build': {
    mistake: 'You ran `preview` or a `wixTest()` before the first build.',
    message: 'No build found in …. Build the app with "npx wix-emulator build".',
  },
  'build of another app': {
    mistake:
      'You made the build with `astro build` or `wix build`, while `WIX_CLIENT_ID` had another value than the `appId` in `wix.config.json`.',
    message:
      'The build in … is for another app: it was made with the WIX_CLIENT_ID …, and the app has the id …. Build it with "npx wix-emulator build".',
  },
  'real credentials': {
    mistake: '`wix env pull` or the Wix CLI has written real credentials into `.env.local`.',
    message:
      'Found a real WIX_CLIENT_SECRET in .env.local. wix-emulator does not start while there are real credentials.',
    fix: 'Add `--ignore-credentials`. The local Wix then replaces them with its own.',
  },
  'no webMethods()': {
    mistake: 'The configuration has `wix()` in place of `webMethods(wix())`.',
    message:
      'src/backend/instance.web.ts is a web module, but the app has no webMethods(): its backend code would reach every browser.',
  },
  'extensions in JavaScript': {
    mistake: 'The extensions are in `src/extensions.js`.',
    message:
      'Wix reads extensions only from src/extensions.ts, so those in src/extensions.js are missing. Rename the file.',
  },
  'two seeds': {
    mistake: 'The folder has a seed in TypeScript and one in JavaScript.',
    message: 'Found both wix-emulator.seed.ts and wix-emulator.seed.js. Keep one of them.',
  },
  'seed without a default export': {
    mistake: 'The seed is a named export.',
    message: 'wix-emulator.seed.js: it has no default export.',
    fix: 'Write `export default` before the seed.',
  },
  'answers without functions': {
    mistake: 'An own answer is a value in place of a function.',
    message:
      'wix-emulator.answers.js: it must export an object of functions, by method and URL, as default.',
    fix: 'Write `() => value` in place of the value.',
  },
  'broken state': {
    mistake: 'The file of `--state` was edited, and is no JSON.',
    message:
      'state.json is not valid JSON: value expected in line 1, column …. Correct it, name another file with --state, or delete it.',
  },
  'foreign state': {
    mistake: 'You passed a file of something else to `--state`.',
    message: 'package.json is not a state of wix-emulator, so it stays unchanged.',
  },
  'fresh without a state': {
    mistake: 'You passed `--fresh`, which only replaces the state in a file.',
    message: '--fresh needs --state <file>. Without it, every start is fresh.',
  },
  'unquoted argument': {
    mistake: 'The shell has removed the quotes from an argument of `wix-emulator call`.',
    message: 'Argument 1 is not JSON: {a:1}',
    fix: 'Put the argument into single quotes: `\'{"a":1}\'`.',
  },
  'no emulator': {
    mistake: 'You ran `methods` or `call`, and no local Wix was running.',
    message:
      'No emulator is running on port …. Start one with "npx wix-emulator dev", or name its port with …',
  },
  'unknown caller': {
    mistake: 'The seed has no caller of this name.',
    message: 'Unknown caller "vistor". …',
  },
} as const satisfies Record<string, Mistake>;

/** Mistakes in the source of web modules and of the frontends that import them. */
export const importMistakes = {
  'no such web module': {
    mistake: 'The path of the web module is mistyped.',
    message:
      'there is no web module "./backend/instanc.web", which src/main.ts imports. There is: ./backend/instance.web.',
  },
  'no such method': {
    mistake: 'The name of the web method is mistyped.',
    message:
      '"getInstanc" is not exported by "src/backend/instance.web.ts" to frontends, imported by "src/main.ts". The web module exports no such value. It offers: getInstance.',
  },
  'plain function': {
    mistake: 'The function is not wrapped in `webMethod()`.',
    message:
      'It is a plain function, and frontends can only call web methods. Wrap it in webMethod().',
  },
  'value of a web module': {
    mistake: 'The frontend imports a constant of a web module.',
    message:
      'It is no web method: a frontend cannot import values of a web module. Move it to a file outside of src/backend that both sides import.',
  },
  'backend file': {
    mistake: 'The frontend imports another file of `src/backend`.',
    message:
      'src/backend/prices.ts is server-only, and a frontend reaches it:\n  src/main.ts\n  → src/backend/prices.ts\nMove what both sides need to src/shared, or call it through a web method.',
  },
  'web method in another file': {
    mistake: 'The file of the web method lacks `.web` in its name.',
    message:
      'src/backend/seats.ts is server-only, and a frontend reaches it:\n  src/main.ts\n  → src/backend/seats.ts\nIt has a web method. Rename it to seats.web.ts, and import it by this name.',
  },
  'web method in a component': {
    mistake: 'The web module ends in `.web.tsx`.',
    message:
      'is no web module, as web modules end in .web.ts, .web.js, .web.mts or .web.mjs. Rename it …',
  },
  'file of Velo': {
    mistake: 'The frontend imports a `.jsw` file, as in Velo and Wix Blocks.',
    message:
      'is no web module here. Rename it to .web.js and wrap each function that a frontend calls …',
  },
  'wix without a call': {
    mistake: 'The configuration has `webMethods(wix)` in place of `webMethods(wix())`.',
    message: 'webMethods() takes what wix() returns. Write integrations: [webMethods(wix())] in …',
  },
} as const satisfies Record<string, Mistake>;

/** Mistakes that the answer to a call names. */
export const callMistakes = {
  'no token': {
    mistake: 'The call has no access token, for example because it comes from a plain `fetch()`.',
    message: 'UNAUTHENTICATED: The call has no access token.',
    fix: 'Import the web method. Its stub adds the token.',
  },
  'visitor calls an admin method': {
    mistake: 'A site visitor called a method with `Permissions.Admin`.',
    message: "FORBIDDEN: The method's permission is Admin, which the caller does not have.",
    fix: 'Call it from a dashboard page, or give it another permission.',
  },
  'no such path': {
    mistake: 'The path of the call names no web method.',
    message: 'NOT_FOUND: There is no such web method.',
    fix: 'List the paths with `wix-emulator methods`.',
  },
} as const satisfies Record<string, Mistake>;

/** Mistakes with which a command of the local Wix ends. */
export const appMistakes = {
  'unknown command': {
    mistake: 'The command is mistyped.',
    message: 'Unknown command "dve".',
  },
  'unknown option': {
    mistake: 'The option is mistyped, or belongs to another command.',
    message: "Unknown option '--prot'",
  },
  'command of exec': {
    mistake: 'The command of `exec` has no `--` before it.',
    message: 'Put "--" before the command: wix-emulator exec -- npm',
  },
  'broken configuration': {
    mistake: '`astro.config.mjs` has a mistake in its syntax.',
    message: "The app's dev server cannot start.\n\nastro.config.mjs:2\n…\nParse failure: …",
  },
  'missing package': {
    mistake: 'A package is imported, but not installed.',
    message:
      "The app cannot be built.\n\nCannot find module 'not-installed' imported from …astro.config.mjs…",
    fix: 'Install the package with `npm install`.',
  },
  'no adapter': {
    mistake: 'The configuration has no `adapter`.',
    message:
      'The app cannot be built.\n\nCannot use server-rendered pages without an adapter. …\nInstall @wix/astro-wix-hosting-adapter, and add it to astro.config: adapter: wixHosting()',
  },
  'broken web module': {
    mistake: 'A file of the app has a mistake in its syntax.',
    message: 'The app cannot be built.\n\nsrc/backend/instance.web.ts:3\n…\nExpected …',
  },
} as const satisfies Record<string, Mistake>;

/** Makes a pattern of a mistake's message. */
export function patternOf({ message }: Mistake): RegExp {
  const parts = message.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(parts.join('[^]*'));
}
