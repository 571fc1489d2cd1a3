// Runs in a process of its own, which the emulator replaces when the app's configuration changes.
import { warmUp } from '../../../app-client/warm-up.js';
import { EmulatorError } from '../../../util/emulator-error.js';
import { installShiftedDate } from '../../../util/shifted-date.js';
import { LOOPBACK } from '../../addresses.js';
import { describeAppError } from '../../describe-app-error.js';
import { extensionsFileCheck } from '../../extensions-file.js';
import { freePort } from '../../listen.js';
import { takeProcess } from '../../process/app-process.js';
import { logUncaughtErrors } from '../../process/uncaught-errors.js';
import { webMethodsCheck } from '../../require-web-methods.js';
import { isConfigFile } from '../config-files.js';
import { type DevServerStart, devServerStartSchema, type FromDevServer } from '../messages.js';
import { createDevIntegration } from './dev-integration.js';
import { senderToEmulator } from './send-to-emulator.js';

process.once('message', (order) => {
  const options = devServerStartSchema.parse(order);
  start(options).then(send, (error: unknown) => send(describeFailure(error, options.root)));
});
// The emulator has ended, or ends this process. Exit handlers end the processes that this one has.
process.on('disconnect', () => process.exit());

function send(message: FromDevServer): void {
  process.send?.(message);
}

async function start(options: DevServerStart): Promise<FromDevServer> {
  const { root, env, secret, outgoingUrl, allowedHosts, compileTimeoutMs } = options;
  let { clockOffsetMs } = options;
  let isSetUp = false;
  const { integration, compile, fixStack, trailingSlash } = createDevIntegration({
    root,
    secret,
    onClock(offsetMs) {
      clockOffsetMs = offsetMs;
    },
    onRestart: () => send({ type: 'restart' }),
  });
  takeProcess({ env, fetch: senderToEmulator(outgoingUrl, secret) });
  logUncaughtErrors(fixStack);
  installShiftedDate(() => clockOffsetMs);
  // Another program may take it in the meantime, and Vite takes the next one.
  const wantedPort = await freePort(0);
  // Astro must not load before its environment is set.
  const { dev } = await import('astro');
  const { address } = await dev({
    root,
    // The app's own configuration may expose the server to the whole network.
    server: { host: LOOPBACK, port: wantedPort },
    integrations: [
      integration,
      webMethodsCheck((isInstalled) => {
        isSetUp = isInstalled;
      }),
      extensionsFileCheck(),
    ],
    vite: {
      server: {
        strictPort: false,
        // Here, because Astro cannot merge host names with `allowedHosts: true` of the app.
        allowedHosts,
        ...corsFor(allowedHosts),
        watch: { ignored: [(path: string) => isConfigFile(root, path)] },
      },
    },
  });
  const { port } = address;
  const url = `http://${LOOPBACK}:${port}`;
  await warmUp(url);
  await compile(url, compileTimeoutMs);
  return { type: 'ready', port, isSetUp, trailingSlash: trailingSlash() };
}

/** Lets pages on the allowed host names load the app's files. By default, Vite lets only `localhost`. */
function corsFor(allowedHosts: readonly string[]) {
  if (allowedHosts.length === 0) return {};
  const origin = ['localhost', '127.0.0.1', '[::1]', ...allowedHosts].map((name) => {
    const escaped = name.replaceAll(/[.[\]]/g, '\\$&');
    return new RegExp(`^https?://${escaped}(:\\d+)?$`);
  });
  return { cors: { origin } };
}

function describeFailure(error: unknown, root: string): FromDevServer {
  if (error instanceof EmulatorError) return { type: 'failed', message: error.message };
  const message = `The app's dev server cannot start.\n\n${describeAppError(error, root)}`;
  return { type: 'failed', message };
}
