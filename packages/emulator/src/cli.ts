import { buildApp } from './app/build.js';
import { startDev } from './app/dev.js';
import { freePort, type RunningServer } from './app/listen.js';
import { portFrom } from './app/options.js';
import { startPreview } from './app/preview.js';
import { readAppId } from './app/project.js';
import { UserError } from './app/user-error.js';
import { startConsole } from './console/server.js';
import { createEmulator, type Emulator } from './emulator.js';

const usage = `Usage: wix-emulator <command>

  dev      run the app's development server with a local Wix around it
  build    build the app for production
  preview  run the production build in Wix's run time, with a local Wix around it

The app listens on PORT (4321), the emulator on EMULATOR_PORT (4400).`;

try {
  await run(process.argv[2]);
} catch (error) {
  // Of a mistake of theirs people want the sentence, of a mistake of ours the stack.
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
}

async function run(command: string | undefined): Promise<void> {
  switch (command) {
    case 'dev':
      return serve(startDev);
    case 'preview':
      return serve(startPreview);
    case 'build':
      await buildApp({ root: process.cwd(), emulator: await emulatorOfProject() });
      // Wix's integration leaves file watchers open, which would keep the process alive.
      return process.exit(0);
    case '--help':
    case 'help':
      return print(usage);
    default:
      throw new UserError(usage);
  }
}

async function serve(start: typeof startDev | typeof startPreview): Promise<void> {
  // Whether the port is free is better known before the app takes its time to start.
  const consolePort = await freePort(portFrom('EMULATOR_PORT', 4400));
  const emulator = await emulatorOfProject();
  const app = await start({ root: process.cwd(), emulator, port: portFrom('PORT', 4321) });
  const console = await startConsole({ emulator, appUrl: app.url, port: consolePort });
  print(`\n  Console  ${console.url}\n  App      ${app.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop([console, app]));
  }
}

async function stop(servers: readonly RunningServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
  process.exit(0);
}

async function emulatorOfProject(): Promise<Emulator> {
  const emulator = createEmulator({ appId: await readAppId(process.cwd()) });
  print("wix-emulator: the app runs with the emulator's own keys, never with real ones.");
  return emulator;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
