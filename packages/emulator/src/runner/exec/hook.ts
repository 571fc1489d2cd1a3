// Node processes of `wix-emulator exec` load this module before all others.
import { guardSockets } from '../process/socket-guard.js';
import { readAccess } from './hook-env.js';
import { keepHook } from './keep-hook.js';
import { redirectHttps } from './redirect-https.js';

guardSockets();
const access = readAccess(process.env);
// A process that has lost the variables cannot reach the emulator, and nothing else, either.
if (access) {
  redirectHttps(access);
  keepHook(access);
}
