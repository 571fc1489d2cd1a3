import type { SiteData } from '../../model/host-data.js';
import { fetchAccessToken } from '../access-token.js';
import { mountWidget } from '../widget.js';

declare global {
  var siteData: SiteData;
}

const { widgets, claims, appId } = siteData;

for (const widget of widgets) mountWidget(widget, claims);

// The first module of an embedded script waits for the access tokens of all its modules.
for (const { src } of document.querySelectorAll<HTMLScriptElement>('script[accesstoken="true"]')) {
  void injectAccessToken(src);
}

async function injectAccessToken(scriptUrl: string): Promise<void> {
  const { injectAccessTokenFunction } = await import(scriptUrl);
  // The function is `null` if another script of the app has the tokens already.
  // Several scripts share the tokens, so they have no name of their own.
  injectAccessTokenFunction?.(() => fetchAccessToken(claims, 'embedded script'), appId);
}
