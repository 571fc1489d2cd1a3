import {
  type Destination,
  LayoutType,
  type ProviderAPI,
  type SiteInfo,
} from '@wix/dashboard/provider';
import type { DashboardData } from '../../model/host-data.js';
import { dashboardCoverage } from '../../model/hosts/dashboard-coverage.js';
import type { HostCall } from '../../model/hosts/host-call.js';
import { fetchAccessToken } from '../access-token.js';
import { type HostCalls, hostCallsOf } from '../host-calls.js';
import { showToast } from '../toasts.js';
import { ADD_PLUGIN_MODAL, addSitePlugin } from './add-site-plugin.js';
import type { ExtensionFrame } from './extension-frame.js';
import { openMediaManager } from './media-manager.js';
import type { Modals } from './modals.js';
import type { Navigation } from './navigation.js';
import { type PageAddress, urlOf } from './page-location.js';

/** The context of the emulated dashboard. */
export interface DashboardContext {
  readonly data: DashboardData;
  readonly navigation: Navigation;
  readonly modals: Modals;
  /** Creates the layer of one of the app's modals. */
  readonly modalLayer: (modal: DashboardData['modals'][number], params: object) => ExtensionFrame;
  /** Sets the title of the browser tab; `null` restores the page's title. */
  readonly setTitle: (title: string | null) => void;
}

/** Creates the dashboard API that a page or modal of the app uses through `@wix/dashboard`. */
export function createDashboardApi(context: DashboardContext, layer: ExtensionFrame): ProviderAPI {
  const { data, navigation, modals, modalLayer, setTitle } = context;
  const surface = layer.frame.name;
  const { instanceId } = data.claims;
  const hostCalls = hostCallsOf({ host: 'dashboard', surface, instanceId });

  const addressOf = (call: string, { pageId, relativeUrl, scope }: Destination): PageAddress => {
    if (scope && !isHere(scope)) {
      hostCalls.refuse(call, OWN_PAGES, 'the dashboard of another site or of the account');
    }
    const id = pageId ?? navigation.address.pageId;
    if (!data.pages.some((page) => page.id === id)) {
      const missing = `pages of Wix or of other apps, and the app has no page "${id}"`;
      hostCalls.refuse(call, OWN_PAGES, missing);
    }
    return { pageId: id, relativeUrl: relativeUrl ?? '/' };
  };
  const isHere = (scope: NonNullable<Destination['scope']>) =>
    scope.type === 'site' && scope.metaSiteId === data.site.id;

  return {
    ...refusals(hostCalls),
    getAccessToken: () => fetchAccessToken(data.claims),
    // In the SDK, the observer chooses the type of the state, which no dashboard can know.
    observeState: (observer) => layer.observe(observer as never),
    updateHeight: (height) => {
      layer.frame.style.height = `${height}px`;
    },
    showToast,
    setPageTitle: setTitle,
    navigate: (destination, { history, displayMode } = {}) => {
      const { call } = dashboardCoverage.navigate;
      if (displayMode === 'overlay') {
        hostCalls.refuse(call, 'Leave out `displayMode`, or open a modal.', 'overlays');
      }
      const wanted = typeof destination === 'string' ? { pageId: destination } : destination;
      return navigation.go(addressOf(call, wanted), history);
    },
    navigateBack: () => navigation.back(),
    getPageUrl: async (destination) =>
      urlOf(location.href, addressOf(dashboardCoverage.getPageUrl.call, destination)),
    onBeforeUnload: layer.onBeforeUnload,
    onLayerStateChange: layer.onLayerStateChange,
    getSiteInfo: () => siteInfoOf(data.site),
    pageGetLayout: currentLayout,
    openMediaManager: openMediaManager(instanceId, hostCalls),
    openModal: (modalId, params = {}) => {
      if (modalId === ADD_PLUGIN_MODAL) {
        return { modalClosed: addSitePlugin(params, data, hostCalls) as Promise<never> };
      }
      const modal = data.modals.find(({ id }) => id === modalId);
      const { call } = dashboardCoverage.openModal;
      if (!modal) {
        const missing = `modals of Wix or of other apps, and the app has no modal "${modalId}"`;
        return hostCalls.refuse(call, "Use the id of one of the app's modals.", missing);
      }
      // The SDK's type does not consider that the user may dismiss a modal.
      return { modalClosed: modals.open(modal, modalLayer(modal, params)) as Promise<never> };
    },
    closeModal: (result) => modals.close(layer, result),
    scopeSwitchTo: async (target) =>
      isHere(target)
        ? { status: 'noop-same-scope' }
        : hostCalls.refuse(
            dashboardCoverage.scopeSwitchTo.call,
            'Select another instance in the console.',
            'a switch to another site or to the account',
          ),
  };
}

/** Returns the dashboard's information about the site, for the app's pages. */
export function siteInfoOf({ url }: DashboardData['site']): SiteInfo {
  return {
    wixEditorAvailable: true,
    wixEditorActive: true,
    published: url !== undefined,
    ...(url !== undefined && { siteUrl: url }),
  };
}

/** Returns the page's layout: mobile in a narrow window, desktop otherwise. */
export function currentLayout(): ReturnType<ProviderAPI['pageGetLayout']> {
  const isNarrow = window.matchMedia('(max-width: 40rem)').matches;
  return { type: isNarrow ? LayoutType.Mobile : LayoutType.Desktop };
}

/** What to do instead of opening a page that the emulated dashboard does not have. */
const OWN_PAGES = "Use the id of one of the app's pages on this site.";

type Coverage = typeof dashboardCoverage;
type RefusedKey = {
  [Key in keyof Coverage]: Coverage[Key]['status'] extends 'refused' ? Key : never;
}[keyof Coverage];

/** Creates the refused functions, which throw an error with their name. */
function refusals(hostCalls: HostCalls): Record<RefusedKey, () => never> {
  const entries = Object.entries<HostCall>(dashboardCoverage).flatMap(([key, entry]) =>
    entry.status === 'refused' ? [[key, () => hostCalls.refuse(entry.call, entry.instead)]] : [],
  );
  // The filter selects exactly the keys of the type, but the compiler cannot know that.
  return Object.fromEntries(entries);
}
