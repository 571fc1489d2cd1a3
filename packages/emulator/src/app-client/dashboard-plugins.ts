import type { DashboardMenuItem, DashboardPlugin, MenuAction } from '../model/extensions.js';
import { isJsonObject, type JsonObject } from '../util/json.js';
import { atApp, dig, pixels, text } from './component.js';

/**
 * Reads a dashboard plugin from a component of the manifest.
 * @param appUrl The app's origin.
 * @returns One plugin, or none for a component of another kind.
 */
export function readDashboardPlugin(component: JsonObject, appUrl: string): DashboardPlugin[] {
  if (component.compType !== 'BACK_OFFICE_EXTENSION_WIDGET') return [];
  const plugin = dig(component, 'compData', 'backOfficeExtensionWidget');
  const id = text(component, 'compId');
  const url = text(plugin, 'iframeUrl');
  const slotId = text(plugin, 'extends');
  if (id === undefined || url === undefined || slotId === undefined) return [];
  const title = text(plugin, 'title') ?? id;
  return [{ id, title, url: atApp(url, appUrl), slotId, height: pixels(plugin, 'height') }];
}

/**
 * Reads a dashboard menu plugin from a component of the manifest.
 * @returns One item, or none for a component of another kind.
 */
export function readDashboardMenuItem(component: JsonObject): DashboardMenuItem[] {
  if (component.compType !== 'BACK_OFFICE_EXTENSION_MENU_ITEM') return [];
  const item = dig(component, 'compData', 'backOfficeExtensionMenuItem');
  const id = text(component, 'compId');
  const slotId = text(item, 'extends');
  if (id === undefined || slotId === undefined) return [];
  return [
    {
      id,
      title: text(item, 'title') ?? id,
      subtitle: text(item, 'subtitle'),
      slotId,
      action: readAction(dig(item, 'action')),
    },
  ];
}

function readAction(action: unknown): MenuAction | undefined {
  const pageId = text(dig(action, 'navigateToPage'), 'pageId');
  if (pageId !== undefined) {
    const relativeUrl = text(dig(action, 'navigateToPage'), 'relativeUrl') ?? '';
    return { kind: 'page', pageId, relativeUrl: `/${relativeUrl.replace(/^\/+/, '')}` };
  }
  const modalId = text(dig(action, 'openModal'), 'componentId');
  if (modalId === undefined) return undefined;
  const params = dig(action, 'openModal', 'componentParams');
  return { kind: 'modal', modalId, params: isJsonObject(params) ? params : {} };
}
