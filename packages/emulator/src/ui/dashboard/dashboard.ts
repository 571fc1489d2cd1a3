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
import type { DashboardView } from './dashboard-view.js';
import { ExtensionFrame, type FrameState } from './extension-frame.js';
import { askToLeave } from './leave-question.js';
import { performMenuAction } from './menu-action.js';
import { Modals } from './modals.js';
import { Navigation } from './navigation.js';
import { locationOf, type PageAddress, urlOf } from './page-location.js';
import { pageView } from './page-view.js';
import { slotView } from './slot-view.js';

declare global {
  var dashboardData: DashboardData;
}

const { site, pages, slots } = dashboardData;
const modals = new Modals(() => page);
const navigation = new Navigation({ home: dashboardData.page.id, mayLeave, show });
const context: DashboardContext = {
  data: dashboardData,
  navigation,
  modals,
  modalLayer: (modal, params) =>
    layerFor('modal', modal, { props: params, environment: environmentAt(navigation.address) }),
  setTitle,
};

let page = openFirst();
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
    page.setAddress(address);
    return;
  }
  const next = openView(address);
  if (!next) return;
  modals.closeAll();
  page.remove();
  page = next;
  setTitle(null);
  for (const link of links) {
    link.ariaCurrent = link.dataset.page === next.id ? 'page' : null;
  }
}

function openFirst(): DashboardView {
  const first = openView(navigation.address);
  if (first) return first;
  throw new Error(`The dashboard has no page "${navigation.address.pageId}".`);
}

async function mayLeave(): Promise<boolean> {
  return !(await page.wantsToStay()) || (await askToLeave(page.title));
}

/** Adds the page of an address to the document; `undefined` if there is no such page or slot. */
function openView(address: PageAddress): DashboardView | undefined {
  const view = createView(address);
  if (view) elementById('content', HTMLElement).append(view.element);
  return view;
}

function createView(address: PageAddress): DashboardView | undefined {
  const isThere = ({ id }: { readonly id: string }) => id === address.pageId;
  const extension = pages.find(isThere);
  if (extension) return pageView(layerFor('page', extension, stateAt(address)), stateAt);
  const slot = slots.find(isThere);
  const environment = environmentAt(address);
  return (
    slot &&
    slotView({
      slot,
      address,
      pluginLayer(plugin, props) {
        const layer = layerFor('plugin', plugin, { props, environment });
        if (plugin.height !== undefined) layer.frame.style.height = `${plugin.height}px`;
        return layer;
      },
      setProps: (layer, props) => layer.setState({ props, environment }),
      replaceAddress: (next) => void navigation.go(next, 'replace'),
      perform: (item, params) => performMenuAction(context, item, params),
    })
  );
}

function layerFor(
  kind: 'page' | 'modal' | 'plugin',
  extension: DashboardDocument,
  state: FrameState,
): ExtensionFrame {
  const document = { ...extension, url: frameUrl(extension.url) };
  return new ExtensionFrame(`dashboard ${kind} ${extension.title}`, document, state, (layer) =>
    createDashboardApi(context, layer),
  );
}

function stateAt(address: PageAddress) {
  const props = { location: locationOf(address), displayMode: 'main' };
  return { props, environment: environmentAt(address) };
}

function environmentAt({ pageId, relativeUrl }: PageAddress): EnvironmentState {
  // The place within a slot is the emulator's own, so documents do not receive it.
  const isSlot = slots.some(({ id }) => id === pageId);
  return {
    language: site.language,
    locale: site.language,
    pageLocation: locationOf({ pageId, relativeUrl: isSlot ? '/' : relativeUrl }),
    embedded: false,
  };
}

function setTitle(title: string | null): void {
  document.title = title ?? page.title;
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
