import type { PluginPlacement, SitePlugin } from '../../model/extensions.js';
import type { DashboardData } from '../../model/host-data.js';
import { choose, labelled, select } from '../choose.js';
import type { HostCalls } from '../host-calls.js';
import { showToast } from '../toasts.js';

/** The id of Wix's own modal, which `dashboard.addSitePlugin()` opens. */
export const ADD_PLUGIN_MODAL = '802c76e4-b381-4bb3-9152-96acabbf3194';

/** The errors of Wix's modal, as its documentation lists them. */
const errors = {
  3001: 'Slot occupied',
  3002: 'Slot not found',
  3003: 'Error adding plugin',
  3004: 'Error replacing existing plugin',
  3005: 'Error loading modal data',
  3007: 'Site not published yet',
} as const;

type ErrorCode = keyof typeof errors;

/** The result of Wix's modal. Without a result, the SDK throws the error 3006, `Aborted by user`. */
type Result =
  | { readonly type: 'SUCCESS' }
  | {
      readonly type: 'ERROR';
      readonly data: { readonly error: { readonly message: string; readonly code: number } };
    };

const CALL = 'dashboard.addSitePlugin()';

/**
 * Asks the user whether to add a site plugin of the app to a slot. The slot is in a page of Wix, so
 * the plugin is not shown there.
 * @param params The parameters that the SDK passes to Wix's modal.
 * @param data The site, and the app's plugins.
 * @param hostCalls Reports the plugin and its slot.
 * @returns The result; `undefined` if the user cancels.
 */
export async function addSitePlugin(
  params: Readonly<Record<string, unknown>>,
  { site, sitePlugins }: DashboardData,
  hostCalls: HostCalls,
): Promise<Result | undefined> {
  const fail = (code: ErrorCode, reason: string): Result => {
    showToast({ message: `${CALL}: ${reason}`, type: 'error' });
    hostCalls.note(CALL, `Failed with the error ${code}, "${errors[code]}". ${reason}`);
    return { type: 'ERROR', data: { error: { message: errors[code], code } } };
  };

  const plugin = sitePlugins.find(({ id }) => id === params.pluginId);
  if (!plugin) {
    return fail(3003, `The app has no site plugin "${params.pluginId}".${listOf(sitePlugins)}`);
  }
  const placement = findPlacement(plugin, params);
  if (!placement) return fail(3002, `The plugin "${plugin.name}" does not list this slot.`);
  if (site.url === undefined) return fail(3007, 'Select an instance whose site has a URL.');

  const answer = select(
    [
      { key: '', title: 'The plugin is added' },
      ...Object.entries(errors).map(([code, text]) => ({ key: code, title: `${code} ${text}` })),
    ],
    '',
  );
  const question = document.createElement('p');
  question.textContent = `Add the plugin "${plugin.name}" to the slot ${placement.slotId}?`;
  const chosen = await choose({
    title: 'Add a site plugin',
    content: [question, labelled('Answer of Wix', answer)],
    action: 'Add',
    read: () => answer.value,
  });
  if (chosen === undefined) return undefined;
  const code = Object.keys(errors)
    .map(Number)
    .find((one): one is ErrorCode => String(one) === chosen);
  if (code !== undefined) return fail(code, 'The user of the emulator has chosen this answer.');
  const { slotId, widgetId } = placement;
  const change = `Added the plugin "${plugin.name}" to the slot ${slotId} of the widget ${widgetId}.`;
  showToast({ message: change, type: 'success' });
  hostCalls.note(CALL, change);
  return { type: 'SUCCESS' };
}

/** Finds the slot: the given one, or the first one that the plugin lists. */
function findPlacement(
  { placements }: SitePlugin,
  { appDefinitionId, widgetId, slotId, placementsSlotId }: Readonly<Record<string, unknown>>,
): PluginPlacement | undefined {
  if (slotId === undefined && placementsSlotId === undefined) return placements[0];
  return placements.find((one) =>
    slotId === undefined
      ? one.slotId === placementsSlotId
      : one.slotId === slotId &&
        one.widgetId === widgetId &&
        one.appDefinitionId === appDefinitionId,
  );
}

function listOf(plugins: readonly SitePlugin[]): string {
  return plugins.length === 0 ? '' : ` Use one of: ${plugins.map(({ id }) => id).join(', ')}.`;
}
