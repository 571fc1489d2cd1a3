import type { HostCall } from '../host-call.js';

/** What the emulated dashboard does of each function that `@wix/dashboard` calls of its host. */
export const dashboardCoverage = {
  showToast: {
    call: 'dashboard.showToast()',
    status: 'emulated',
    note: 'All types, priorities, timeouts and actions.',
  },
  navigate: {
    call: 'dashboard.navigate()',
    status: 'partial',
    note: "To the app's own pages, with relative URL and history mode; other pages, overlays and other sites are refused.",
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
    note: 'Location of a page, parameters of a modal, language; told again when the location changes.',
  },
  closeModal: {
    call: 'dashboard.closeModal()',
    status: 'emulated',
    note: 'Closes the modal that calls it; called by a page, the one on top.',
  },
  openModal: {
    call: 'dashboard.openModal()',
    status: 'partial',
    note: "The app's own dashboard modals, which Esc closes unless the focus is in their frame; those of Wix and of other apps are refused.",
  },
  sidePanelOpen: {
    call: 'sidePanel.open()',
    status: 'refused',
    note: 'There is no side panel.',
  },
  sidePanelClose: {
    call: 'sidePanel.close()',
    status: 'refused',
    note: 'There is no side panel.',
  },
  scopeSwitchTo: {
    call: 'scope.switchTo()',
    status: 'partial',
    note: 'Knows that it is on the wanted site already; other sites and the account are refused.',
  },
  getAccessToken: {
    call: 'dashboard.getAccessToken()',
    status: 'emulated',
    note: "Of the chosen caller; also behind the SDK's own calls.",
  },
  getPageUrl: {
    call: 'dashboard.getPageUrl()',
    status: 'partial',
    note: "Of the app's own pages, in the emulator's dashboard.",
  },
  openMediaManager: {
    call: 'dashboard.openMediaManager()',
    status: 'refused',
    note: 'There are no media files.',
  },
  onBeforeUnload: {
    call: 'dashboard.onBeforeUnload()',
    status: 'emulated',
    note: 'Asks before another page takes the place of this one.',
  },
  setPageTitle: {
    call: 'dashboard.setPageTitle()',
    status: 'emulated',
    note: "The tab's title; null brings back that of the page.",
  },
  requestFeedback: {
    call: 'dashboard.requestFeedback()',
    status: 'refused',
    note: 'Nobody would read it.',
  },
  onLayerStateChange: {
    call: 'dashboard.onLayerStateChange()',
    status: 'emulated',
    note: 'Told when a modal opens over the caller and when it closes.',
  },
  installApp: {
    call: 'dashboard.installApp()',
    status: 'refused',
    note: 'There are no other apps.',
  },
  getWidget: {
    call: 'dashboard.getWidget()',
    status: 'refused',
    note: 'The SDK itself refuses it in a frame ("Unsupported").',
  },
  getWidgetAsync: {
    call: 'dashboard.getWidgetAsync()',
    status: 'refused',
    note: 'The SDK itself refuses it in a frame ("Unsupported").',
  },
  getDashboardPlugins: {
    call: 'dashboard.getDashboardPlugins()',
    status: 'refused',
    note: 'The SDK itself refuses it in a frame ("Unsupported").',
  },
  getDashboardMenuPlugins: {
    call: 'dashboard.getDashboardMenuPlugins()',
    status: 'refused',
    note: 'The SDK itself refuses it in a frame ("Unsupported").',
  },
  getSiteInfo: {
    call: 'dashboard.getSiteInfo()',
    status: 'partial',
    note: "Whether the site is published, and its address; no editor's address.",
  },
  pageGetLayout: {
    call: 'page.getLayout()',
    status: 'partial',
    note: 'Mobile in a narrow window, as it was when the page was loaded.',
  },
  openItemSelector: {
    call: 'workspace.openItemSelector()',
    status: 'refused',
    note: 'The site has no items to select.',
  },
  createStore: {
    call: 'dashboard.createStore()',
    status: 'refused',
    note: "Wix has it for pages in the dashboard's own document only.",
  },
  getStore: {
    call: 'dashboard.getStore()',
    status: 'refused',
    note: "Wix has it for pages in the dashboard's own document only.",
  },
  startInstallFlow: {
    call: 'workspace.apps.startInstallFlow()',
    status: 'refused',
    note: 'The console installs the app.',
  },
  startPurchasePlanFlow: {
    call: 'workspace.apps.startPurchasePlanFlow()',
    status: 'refused',
    note: 'The console buys plans.',
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
