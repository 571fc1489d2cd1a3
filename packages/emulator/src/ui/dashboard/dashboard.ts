import type { EnvironmentState } from '@wix/dashboard/provider';
import type { DashboardDocument } from '../../model/extensions.js';
import type { DashboardData } from '../../model/host-data.js';
import { elementById } from '../elements.js';
import { essentialsOf } from '../essentials.js';
import { createDashboardApi, currentLayout, type DashboardContext } from './dashboard-api.js';
import { ExtensionFrame } from './extension-frame.js';
import { askToLeave } from './leave-question.js';
import { Modals } from './modals.js';
import { Navigation } from './navigation.js';
import { locationOf, type PageAddress, urlOf } from './page-location.js';
import { siteInfoOf } from './site-info.js';

declare global {
  var dashboardData: DashboardData;
}

const { site, pages } = dashboardData;
const content = elementById('content', HTMLElement);
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
    if (link.dataset.page === next.id) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

async function mayLeave(): Promise<boolean> {
  return !(await page.wantsToStay()) || (await askToLeave(page.frame.title));
}

function openPage(next: DashboardDocument, address: PageAddress): ExtensionFrame {
  const layer = layerFor(next, stateAt(address));
  content.append(layer.frame);
  return layer;
}

function layerFor(
  extension: DashboardDocument,
  state: ConstructorParameters<typeof ExtensionFrame>[1],
) {
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
  // Not always the real origin: the SDK requires a real dashboard's name here.
  there.searchParams.set('origin', 'https://manage.wix.com');
  // The SDK decodes these values once more than the URL does.
  for (const [name, value] of Object.entries({
    siteInfo: JSON.stringify(siteInfoOf(site)),
    pageLayout: JSON.stringify(currentLayout()),
    essentials: essentialsOf(site),
  })) {
    there.searchParams.set(name, encodeURIComponent(value));
  }
  return there.href;
}
