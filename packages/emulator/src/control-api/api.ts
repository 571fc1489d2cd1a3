import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { callerRoutes } from './callers.js';
import { changeRoutes } from './changes.js';
import { checkoutRoutes } from './checkouts.js';
import { clockRoutes } from './clock.js';
import { dataRoutes } from './data.js';
import { describeRoutes } from './description.js';
import { embeddedScriptRoutes } from './embedded-scripts.js';
import { answerError, refuse } from './errors.js';
import { eventRoutes } from './events.js';
import { extensionRoutes } from './extensions.js';
import { faultRoutes } from './faults.js';
import { healthRoutes } from './health.js';
import { hostCallRoutes } from './host-calls.js';
import { instanceParameterRoutes } from './instance-parameters.js';
import { instanceRoutes } from './instances.js';
import { logRoutes } from './logs.js';
import { methodRoutes } from './methods.js';
import { checkBody } from './middleware.js';
import { type ControlRouter, createRouter } from './router.js';
import { servicePluginRoutes } from './service-plugins.js';
import { stateRoutes } from './state.js';
import { tokenRoutes } from './tokens.js';

/**
 * Creates the control API, which offers everything in the TypeScript API to the console and to
 * tests in any language.
 */
export function controlApi(emulator: Emulator<Seed>): ControlRouter {
  const api = createRouter();
  api.onError(answerError);
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed({ req }, methods) {
        const allow = methods.join(', ');
        const error = `${req.method} is not allowed for ${req.path}. Use one of: ${allow}.`;
        return refuse(405, error, { allow });
      },
    }),
  );
  // Only a state may be large, so its routes come before the limit for all other routes.
  api.use('/state', checkBody(64));
  api.route('/', stateRoutes(emulator));
  api.use(checkBody(1));
  const parts = [
    healthRoutes,
    tokenRoutes,
    instanceParameterRoutes,
    callerRoutes,
    instanceRoutes,
    embeddedScriptRoutes,
    dataRoutes,
    checkoutRoutes,
    eventRoutes,
    extensionRoutes,
    servicePluginRoutes,
    faultRoutes,
    clockRoutes,
    methodRoutes,
    logRoutes,
    hostCallRoutes,
    changeRoutes,
  ];
  for (const routes of parts) api.route('/', routes(emulator));
  describeRoutes(api);
  // Hono does not use a router's own 404 handler once the router is mounted.
  api.all('*', ({ req }) => refuse(404, `Unknown path ${req.path}.`));
  return api;
}
