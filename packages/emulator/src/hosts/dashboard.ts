import { handshakeCode, provideSDKApi } from '@wix/dashboard/provider';
import type { DashboardData } from '../console/host-data.js';
import { createDashboardApi } from './dashboard-api.js';
import { elementById } from './elements.js';

declare global {
  var dashboardData: DashboardData;
}

const { page, site } = dashboardData;
const frame = elementById('page', HTMLIFrameElement);

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-page]')) {
  link.href = pageUrl(link.dataset.page ?? page.id);
}

// The page shakes hands while it boots, so the dashboard listens first.
window.addEventListener('message', ({ data, origin, source }) => {
  const isPage = source === frame.contentWindow && origin === new URL(page.url).origin;
  if (!isPage || data?.code !== handshakeCode || !(data.port instanceof MessagePort)) return;
  provideSDKApi({ api: createDashboardApi({ ...dashboardData, frame, pageUrl }), port: data.port });
});
frame.src = frameUrl();

/** The address of another page in this dashboard, for the same instance and caller. */
function pageUrl(id: string): string {
  const url = new URL(location.href);
  url.searchParams.set('page', id);
  return url.href;
}

function frameUrl(): string {
  const url = new URL(page.url);
  const siteInfo = {
    wixEditorAvailable: true,
    wixEditorActive: true,
    siteUrl: site.url,
    published: site.url !== undefined,
  };
  // Not the real origin: the page's SDK insists on a dashboard's name here.
  url.searchParams.set('origin', 'https://manage.wix.com');
  // The SDK decodes the value once more than the URL does.
  url.searchParams.set('siteInfo', encodeURIComponent(JSON.stringify(siteInfo)));
  return url.href;
}
