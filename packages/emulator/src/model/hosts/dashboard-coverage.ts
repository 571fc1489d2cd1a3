import { type HostCall, IN_WIX } from './host-call.js';

const NOT_IN_FRAMES = 'The SDK itself refuses it in a frame ("Unsupported").';
const NOT_EVEN_IN_WIX = 'A page in a frame has no such call in Wix, either.';
const KEEP_STATE = 'Store the state in the page itself, or in a collection of Wix Data.';
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
    note: "The observer gets the page's location, the modal's parameters or the slot's parameters, and the language. It is called again when they change.",
  },
  closeModal: {
    call: 'dashboard.closeModal()',
    status: 'emulated',
    note: 'Closes the modal that calls it. If a page calls it, closes the topmost modal.',
  },
  openModal: {
    call: 'dashboard.openModal()',
    status: 'partial',
    note: "Opens the app's own dashboard modals. Esc closes them unless the app handles the key itself. Modals of Wix and of other apps are refused.",
  },
  sidePanelOpen: {
    call: 'sidePanel.open()',
    status: 'refused',
    note: 'There is no side panel.',
    instead: "Open one of the app's pages or modals.",
  },
  sidePanelClose: {
    call: 'sidePanel.close()',
    status: 'refused',
    note: 'There is no side panel.',
    instead: "Open one of the app's pages or modals.",
  },
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
    status: 'partial',
    note: "Opens a chooser with sample files and with the files that the app has uploaded. The URLs of the samples are the emulator's own, so that they load without a network. The chooser has no folders, and does not upload files.",
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
    instead: IN_WIX,
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
    instead: IN_WIX,
  },
  getWidget: {
    call: 'dashboard.getWidget()',
    status: 'refused',
    note: NOT_IN_FRAMES,
    instead: NOT_EVEN_IN_WIX,
  },
  getWidgetAsync: {
    call: 'dashboard.getWidgetAsync()',
    status: 'refused',
    note: NOT_IN_FRAMES,
    instead: NOT_EVEN_IN_WIX,
  },
  getDashboardPlugins: {
    call: 'dashboard.getDashboardPlugins()',
    status: 'refused',
    note: NOT_IN_FRAMES,
    instead: NOT_EVEN_IN_WIX,
  },
  getDashboardMenuPlugins: {
    call: 'dashboard.getDashboardMenuPlugins()',
    status: 'refused',
    note: NOT_IN_FRAMES,
    instead: NOT_EVEN_IN_WIX,
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
    instead: IN_WIX,
  },
  createStore: {
    call: 'dashboard.createStore()',
    status: 'refused',
    note: ONLY_IN_DASHBOARD,
    instead: KEEP_STATE,
  },
  getStore: {
    call: 'dashboard.getStore()',
    status: 'refused',
    note: ONLY_IN_DASHBOARD,
    instead: KEEP_STATE,
  },
  startInstallFlow: {
    call: 'workspace.apps.startInstallFlow()',
    status: 'refused',
    note: 'There is no App Market.',
    instead: 'Press “Install app” in the tab “Instance” of the console.',
  },
  startPurchasePlanFlow: {
    call: 'workspace.apps.startPurchasePlanFlow()',
    status: 'refused',
    note: 'There is no checkout.',
    instead: 'Press “Buy” in the tab “Instance” of the console.',
  },
  startUpdateFlow: {
    call: 'workspace.apps.startUpdateFlow()',
    status: 'refused',
    note: 'The app has one version.',
    instead: IN_WIX,
  },
  openContactSupport: {
    call: 'workspace.apps.openContactSupport()',
    status: 'refused',
    note: 'Nobody would read it.',
    instead: IN_WIX,
  },
  openPaywallModal: {
    call: 'workspace.credits.openPaywallModal()',
    status: 'refused',
    note: 'There are no credits.',
    instead: IN_WIX,
  },
  toolsStartInstallFlow: {
    call: 'workspace.tools.startInstallFlow()',
    status: 'refused',
    note: 'There are no tools.',
    instead: IN_WIX,
  },
  toolsExploreTools: {
    call: 'workspace.tools.exploreTools()',
    status: 'refused',
    note: 'There are no tools.',
    instead: IN_WIX,
  },
} as const satisfies Readonly<Record<string, HostCall>>;

/** The functions of `@wix/dashboard` that use one of the host's functions under another name. */
export const derivedDashboardCalls: readonly HostCall[] = [
  {
    call: 'dashboard.getLanguage()',
    status: 'emulated',
    note: 'The language that `dashboard.observeState()` reports.',
  },
  {
    call: 'dashboard.addSitePlugin()',
    status: 'partial',
    note: "Asks whether to add the plugin. The user can answer with each of Wix's errors. The timeline lists the plugin and its slot, but the slot stays empty. An error for an unknown plugin, a slot that the plugin does not list, or a site that is not published comes without a question. Which of Wix's errors these are is an assumption.",
  },
];
