import type { DashboardMenuItem } from '../../model/extensions.js';
import type { JsonValues } from '../json-form.js';
import { showToast } from '../toasts.js';
import type { DashboardContext } from './dashboard-api.js';
import { withParams } from './slot-params.js';

/**
 * Does the action of a menu item: opens one of the app's dashboard pages or modals.
 * @param params The parameters of the slot. A page gets them in its URL, and a modal as parameters.
 */
export function performMenuAction(
  { data, navigation, modals, modalLayer }: DashboardContext,
  { title, action }: DashboardMenuItem,
  params: JsonValues,
): void {
  if (!action) {
    showRefusal(`the action of the menu item "${title}". Use navigateToPage or openModal`);
    return;
  }
  if (action.kind === 'page') {
    const { pageId, relativeUrl } = action;
    if (data.pages.some(({ id }) => id === pageId)) {
      void navigation.go({ pageId, relativeUrl: withParams(relativeUrl, params) });
    } else showRefusal(`pages of Wix or of other apps, and the app has no page "${pageId}"`);
    return;
  }
  const modal = data.modals.find(({ id }) => id === action.modalId);
  if (modal) void modals.open(modal, modalLayer(modal, { ...params, ...action.params }));
  else {
    showRefusal(`modals of Wix or of other apps, and the app has no modal "${action.modalId}"`);
  }
}

function showRefusal(what: string): void {
  showToast({ message: `wix-emulator does not emulate ${what}.`, type: 'error' });
}
