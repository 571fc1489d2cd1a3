import type { HostCall } from '../host-call.js';

const NOT_IN_FRAMES = 'The SDK itself refuses it in a frame ("Unsupported").';
const ONLY_IN_DASHBOARD = "Wix offers it only to pages in the dashboard's own document.";

/** How the emulated dashboard supports each function that `@wix/dashboard` calls on its host. */
export const dashboardCoverage = {
  showToast: {
    call: 'dashboard.showToast()',
    status: 'emulated',
    note: 'All types, priorities, timeouts and actions.',
  },
  navigate: {
    call: 'dashboard.navigate()',
    status: 'partial',
    note: "Opens the app's own pages. It supports the options for a relative URL and for the browser's history. Other pages, overlays and other sites are refused.",
  },
  navigateBack: {
    call: 'dashboard.navigateBack()',
    status: 'emulated',
    note: 'Does nothing on the first page.',
  },
  updateHeight: {
    call: 'dashboard.host()',
    status: 'emulated',
    note: 'The frame is as high as its document.',
  },
  observeState: {
    call: 'dashboard.observeState()',
    status: 'emulated',
    note: "The observer gets the page's location or the modal's parameters, and the language. It is called again when the location changes.",
  },
  closeModal: {
    call: 'dashboard.closeModal()',
    status: 'emulated',
    note: 'Closes the modal that calls it. If a page calls it, closes the topmost modal.',
  },
  openModal: {
    call: 'dashboard.openModal()',
    status: 'partial',
    note: "Opens the app's own dashboard modals. Esc closes them unless their frame has the focus. Modals of Wix and of other apps are refused.",
  },
  sidePanelOpen: { call: 'sidePanel.open()', status: 'refused', note: 'There is no side panel.' },
  sidePanelClose: { call: 'sidePanel.close()', status: 'refused', note: 'There is no side panel.' },
  scopeSwitchTo: {
    call: 'scope.switchTo()',
    status: 'partial',
    note: 'A switch to the current site does nothing. Other sites and the account are refused.',
  },
  getAccessToken: {
    call: 'dashboard.getAccessToken()',
    status: 'emulated',
    note: "Returns a token of the selected caller. The SDK's own requests use it, too.",
  },
  getPageUrl: {
    call: 'dashboard.getPageUrl()',
    status: 'partial',
    note: "Returns the URLs of the app's own pages in the emulator's dashboard.",
  },
  openMediaManager: {
    call: 'dashboard.openMediaManager()',
    status: 'refused',
    note: 'There are no media files.',
  },
  onBeforeUnload: {
    call: 'dashboard.onBeforeUnload()',
    status: 'emulated',
    note: 'Asks the user before another page replaces this one.',
  },
  setPageTitle: {
    call: 'dashboard.setPageTitle()',
    status: 'emulated',
    note: "Sets the title of the browser tab; null restores the page's title.",
  },
  requestFeedback: {
    call: 'dashboard.requestFeedback()',
    status: 'refused',
    note: 'Nobody would read it.',
  },
  onLayerStateChange: {
    call: 'dashboard.onLayerStateChange()',
    status: 'emulated',
    note: 'Called when another modal opens over the page or modal, and when the other modal closes.',
  },
  installApp: {
    call: 'dashboard.installApp()',
    status: 'refused',
    note: 'There are no other apps.',
  },
  getWidget: { call: 'dashboard.getWidget()', status: 'refused', note: NOT_IN_FRAMES },
  getWidgetAsync: { call: 'dashboard.getWidgetAsync()', status: 'refused', note: NOT_IN_FRAMES },
  getDashboardPlugins: {
    call: 'dashboard.getDashboardPlugins()',
    status: 'refused',
    note: NOT_IN_FRAMES,
  },
  getDashboardMenuPlugins: {
    call: 'dashboard.getDashboardMenuPlugins()',
    status: 'refused',
    note: NOT_IN_FRAMES,
  },
  getSiteInfo: {
    call: 'dashboard.getSiteInfo()',
    status: 'partial',
    note: "Returns whether the site is published, and its URL. The editor's URL is missing.",
  },
  pageGetLayout: {
    call: 'page.getLayout()',
    status: 'partial',
    note: 'Returns the mobile layout if the window is narrow when the page loads.',
  },
  openItemSelector: {
    call: 'workspace.openItemSelector()',
    status: 'refused',
    note: 'The site has no items to select.',
  },
  createStore: { call: 'dashboard.createStore()', status: 'refused', note: ONLY_IN_DASHBOARD },
  getStore: { call: 'dashboard.getStore()', status: 'refused', note: ONLY_IN_DASHBOARD },
  startInstallFlow: {
    call: 'workspace.apps.startInstallFlow()',
    status: 'refused',
    note: 'Install the app in the console instead.',
  },
  startPurchasePlanFlow: {
    call: 'workspace.apps.startPurchasePlanFlow()',
    status: 'refused',
    note: 'Buy plans in the console instead.',
  },
  startUpdateFlow: {
    call: 'workspace.apps.startUpdateFlow()',
    status: 'refused',
    note: 'The app has one version.',
  },
  openContactSupport: {
    call: 'workspace.apps.openContactSupport()',
    status: 'refused',
    note: 'Nobody would read it.',
  },
  openPaywallModal: {
    call: 'workspace.credits.openPaywallModal()',
    status: 'refused',
    note: 'There are no credits.',
  },
  toolsStartInstallFlow: {
    call: 'workspace.tools.startInstallFlow()',
    status: 'refused',
    note: 'There are no tools.',
  },
  toolsExploreTools: {
    call: 'workspace.tools.exploreTools()',
    status: 'refused',
    note: 'There are no tools.',
  },
} as const satisfies Readonly<Record<string, HostCall>>;
