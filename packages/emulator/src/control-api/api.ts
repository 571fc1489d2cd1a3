import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { callerRoutes } from './callers.js';
import { changeRoutes } from './changes.js';
import { clockRoutes } from './clock.js';
import { describeRoutes } from './description.js';
import { answerError } from './errors.js';
import { eventRoutes } from './events.js';
import { faultRoutes } from './faults.js';
import { healthRoutes } from './health.js';
import { installationRoutes } from './installations.js';
import { instanceParameterRoutes } from './instance-parameters.js';
import { lifecycleRoutes } from './lifecycle.js';
import { logRoutes } from './logs.js';
import { methodRoutes } from './methods.js';
import { limitBody, refuseOthers } from './middleware.js';
import { type ControlRouter, createRouter } from './router.js';
import { servicePluginRoutes } from './service-plugins.js';
import { stateRoutes } from './state.js';
import { tokenRoutes } from './tokens.js';

/**
 * The control API, for tests in any language and for the console: everything that the TypeScript API
 * can do.
 * @param emulator what to control.
 */
export function controlApi(emulator: Emulator<Seed>): ControlRouter {
  const api = createRouter();
  api.onError(answerError);
  // A state is the only body that may be large: its routes answer before the others' limit.
  api.use('/state', limitBody(8));
  api.route('/', stateRoutes(emulator));
  api.use(limitBody(1));
  const parts = [
    healthRoutes,
    tokenRoutes,
    instanceParameterRoutes,
    callerRoutes,
    installationRoutes,
    lifecycleRoutes,
    eventRoutes,
    servicePluginRoutes,
    faultRoutes,
    clockRoutes,
    methodRoutes,
    logRoutes,
    changeRoutes,
  ];
  for (const routes of parts) api.route('/', routes(emulator));
  describeRoutes(api);
  refuseOthers(api);
  return api;
}
