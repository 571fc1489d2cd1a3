import type { EnvironmentState } from '@wix/dashboard/provider';
import type { DashboardDocument } from '../../model/extensions.js';
import type { DashboardData } from '../../model/host-data.js';
import { elementById } from '../elements.js';
import { essentialsOf } from '../essentials.js';
import {
  createDashboardApi,
  currentLayout,
  type DashboardContext,
  siteInfoOf,
} from './dashboard-api.js';
import { ExtensionFrame, type FrameState } from './extension-frame.js';
import { askToLeave } from './leave-question.js';
import { Modals } from './modals.js';
import { Navigation } from './navigation.js';
import { locationOf, type PageAddress, urlOf } from './page-location.js';

declare global {
  var dashboardData: DashboardData;
}

const { site, pages } = dashboardData;
const modals = new Modals(() => page);
const navigation = new Navigation({ home: dashboardData.page.id, mayLeave, show });
const context: DashboardContext = {
  data: dashboardData,
  navigation,
  modals,
  modalLayer: (modal, params) =>
    layerFor(modal, { props: params, environment: environmentAt(navigation.address) }),
  setTitle,
};

let page = openPage(dashboardData.page, navigation.address);
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-page]')];
for (const link of links) {
  const address = { pageId: link.dataset.page ?? '', relativeUrl: '/' };
  link.href = urlOf(location.href, address);
  link.addEventListener('click', (event) => {
    // Leaves it to the browser to open the page in a new tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigation.go(address);
  });
}

/** Shows an address in the open page, or replaces the page by another one. */
function show(address: PageAddress): void {
  if (page.id === address.pageId) {
    page.setState(stateAt(address));
    return;
  }
  const next = pages.find(({ id }) => id === address.pageId);
  if (!next) return;
  modals.closeAll();
  page.remove();
  page = openPage(next, address);
  setTitle(null);
  for (const link of links) {
    link.ariaCurrent = link.dataset.page === next.id ? 'page' : null;
  }
}

async function mayLeave(): Promise<boolean> {
  return !(await page.wantsToStay()) || (await askToLeave(page.frame.title));
}

function openPage(next: DashboardDocument, address: PageAddress): ExtensionFrame {
  const layer = layerFor(next, stateAt(address));
  elementById('content', HTMLElement).append(layer.frame);
  return layer;
}

function layerFor(extension: DashboardDocument, state: FrameState): ExtensionFrame {
  const document = { ...extension, url: frameUrl(extension.url) };
  return new ExtensionFrame(document, state, (layer) => createDashboardApi(context, layer));
}

function stateAt(address: PageAddress) {
  const props = { location: locationOf(address), displayMode: 'main' };
  return { props, environment: environmentAt(address) };
}

function environmentAt(address: PageAddress): EnvironmentState {
  return {
    language: site.language,
    locale: site.language,
    pageLocation: locationOf(address),
    embedded: false,
  };
}

function setTitle(title: string | null): void {
  document.title = title ?? page.frame.title;
}

/** Returns the URL of a page's or modal's document, with information about the dashboard. */
function frameUrl(url: string): string {
  const there = new URL(url);
  const query = there.searchParams;
  // Not always the real origin: the SDK requires a real dashboard's name here.
  query.set('origin', 'https://manage.wix.com');
  // The SDK decodes these values once more than the URL does.
  query.set('siteInfo', encodeURIComponent(JSON.stringify(siteInfoOf(site))));
  query.set('pageLayout', encodeURIComponent(JSON.stringify(currentLayout())));
  query.set('essentials', encodeURIComponent(essentialsOf(site)));
  return there.href;
}
