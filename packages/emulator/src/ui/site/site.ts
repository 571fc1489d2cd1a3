import type { SiteData } from '../../model/host-data.js';
import { fetchAccessToken } from '../access-token.js';
import { mountWidget } from '../widget.js';

declare global {
  var siteData: SiteData;
}

const { widgets, claims, appId } = siteData;

for (const widget of widgets) mountWidget(widget, claims);

// Of an embedded script, the first module waits for the access tokens of all others.
for (const { src } of document.querySelectorAll<HTMLScriptElement>('script[accesstoken="true"]')) {
  void injectAccessToken(src);
}

async function injectAccessToken(scriptUrl: string): Promise<void> {
  const { injectAccessTokenFunction } = await import(scriptUrl);
  // It is null where another script of the app has the tokens already.
  injectAccessTokenFunction?.(() => fetchAccessToken(claims), appId);
}
