import type {
  EnvironmentState,
  PageLayout,
  PageParams,
  ProviderAPI,
} from '@wix/dashboard/provider';
import { LayoutType } from '@wix/dashboard/provider';
import type { DashboardData } from '../console/host-data.js';
import { fetchAccessToken } from './access-token.js';
import { showToast } from './toasts.js';

/** What the emulated dashboard works on. */
export interface DashboardContext extends DashboardData {
  /** The frame of the app's page. */
  readonly frame: HTMLIFrameElement;
  /** The address of one of the app's pages in this dashboard. */
  readonly pageUrl: (id: string) => string;
}

/** The dashboard that the app's page reaches through `@wix/dashboard`. */
export function createDashboardApi(context: DashboardContext): ProviderAPI {
  const { claims, page, pages, site, frame, pageUrl } = context;

  const location = { pageId: page.id, pathname: '/', search: '' };
  const state: PageParams = { location, displayMode: 'main' };
  const environment: EnvironmentState = {
    language: site.language,
    locale: site.language,
    pageLocation: location,
    embedded: false,
  };
  const layout: PageLayout = { type: LayoutType.Desktop };

  const ownPage = (id: string | undefined) => pages.find((one) => one.id === id);

  return {
    getAccessToken: () => fetchAccessToken(claims),
    observeState: (observer) => {
      // The SDK lets the observer name the type of the state, which no dashboard can know.
      observer(state as never, environment as never);
      return { disconnect: () => {} };
    },
    updateHeight: (height) => {
      frame.style.height = `${height}px`;
    },
    showToast,
    setPageTitle: (title) => {
      document.title = title ?? page.title;
    },
    navigate: (destination) => {
      const id = typeof destination === 'string' ? destination : destination.pageId;
      if (ownPage(id)) window.location.href = pageUrl(id ?? page.id);
      else refuse(`navigate() to ${JSON.stringify(destination)}`);
    },
    navigateBack: () => history.back(),
    getPageUrl: async ({ pageId }) =>
      ownPage(pageId) ? pageUrl(pageId ?? page.id) : refuse(`getPageUrl() of ${pageId}`),
    onBeforeUnload: (callback) => {
      window.addEventListener('beforeunload', callback);
      return { remove: () => window.removeEventListener('beforeunload', callback) };
    },
    onLayerStateChange: () => ({ remove: () => {} }),
    getSiteInfo: () => null,
    pageGetLayout: () => layout,
    openModal: () => refuse('openModal()'),
    closeModal: () => refuse('closeModal()'),
    sidePanelOpen: () => refuse('sidePanel.open()'),
    sidePanelClose: () => refuse('sidePanel.close()'),
    scopeSwitchTo: () => refuse('scope.switchTo()'),
    openMediaManager: () => refuse('openMediaManager()'),
    requestFeedback: () => refuse('requestFeedback()'),
    installApp: () => refuse('installApp()'),
    getWidget: () => refuse('getWidget()'),
    getWidgetAsync: () => refuse('getWidgetAsync()'),
    getDashboardPlugins: () => refuse('getDashboardPlugins()'),
    getDashboardMenuPlugins: () => refuse('getDashboardMenuPlugins()'),
  };
}

/** Fails by name, to the page and to the person in front of it. */
function refuse(what: string): never {
  const message = `wix-emulator does not emulate the dashboard's ${what}.`;
  showToast({ message, type: 'error' });
  throw new Error(message);
}
