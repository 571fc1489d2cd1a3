import { z } from '@hono/zod-openapi';
import type { embeddedScripts } from '@wix/app-management';
import { embedScript, findEmbedded, scriptPropertiesSchema } from '../model/embedded-scripts.js';
import type { EmulatorState } from '../model/state.js';
import { EmulatorError } from '../util/emulator-error.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { isAppOrUser, onSite, type SiteCaller } from './on-site.js';
import { type Route, type RunningApp, route } from './route.js';

const componentIdSchema = z.guid().nullish();

const inputSchema = z.object({
  properties: z.object(scriptPropertiesSchema.shape),
  componentId: componentIdSchema,
});

const SCRIPTS = '/apps/v1/scripts';

/** The operations of Wix's *Embedded Scripts*. */
export const embeddedScriptRoutes = {
  'embed-script': route('POST', SCRIPTS, embed),
  'get-embedded-script': route('GET', SCRIPTS, getEmbedded),
} satisfies Readonly<Record<string, Route>>;

/** *Embed Script*: embeds a script of the app in the site, or replaces its properties. */
async function embed(state: EmulatorState, call: WixCall, app: RunningApp): Promise<Response> {
  const scripts = await app.scripts();
  return forPrivileged(state, call, ({ appInstance }) => {
    const input = inputSchema.safeParse(call.json);
    if (!input.success) return invalid('The script needs properties with texts as parameters.');
    const { properties, componentId } = input.data;
    const embedded = embedScript(appInstance, scripts, properties, componentId ?? undefined);
    const { key } = state.require(appInstance.instance.instanceId);
    state.instances.put(key, embedded.owner);
    return Response.json({
      properties: embedded.properties,
    } satisfies embeddedScripts.EmbedScriptResponse);
  });
}

/** *Get Embedded Script*: returns the properties of a script that is embedded in the site. */
async function getEmbedded(
  state: EmulatorState,
  call: WixCall,
  app: RunningApp,
): Promise<Response> {
  const scripts = await app.scripts();
  return forPrivileged(state, call, ({ appInstance }) => {
    const componentId = componentIdSchema.safeParse(call.url.searchParams.get('componentId'));
    if (!componentId.success) return invalid('The component id must be a GUID.');
    const properties = findEmbedded(appInstance, scripts, componentId.data ?? undefined);
    return properties
      ? Response.json({ properties } satisfies embeddedScripts.GetEmbeddedScriptResponse)
      : wixError(404, 'EMBEDDED_SCRIPT_NOT_FOUND', 'The script is not embedded in this site.');
  });
}

/** Answers for the site of the caller. Only the app and the site's Wix users may ask. */
function forPrivileged(
  state: EmulatorState,
  call: WixCall,
  answer: (caller: SiteCaller) => Response,
): Response {
  return onSite(state, call, (caller) => {
    if (!isAppOrUser(caller)) {
      const message = 'Only the app and the Wix users of the site may manage embedded scripts.';
      return wixError(403, 'PERMISSION_DENIED', message);
    }
    try {
      return answer(caller);
    } catch (error) {
      if (error instanceof EmulatorError) return invalid(error.message);
      throw error;
    }
  });
}

function invalid(message: string): Response {
  return wixError(400, 'INVALID_ARGUMENT', message);
}
