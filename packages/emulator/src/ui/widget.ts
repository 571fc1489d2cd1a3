import type { Widget } from '../model/extensions.js';
import type { TokenClaims } from '../model/tokens/claims.js';
import { fetchAccessToken } from './access-token.js';
import { elementById } from './elements.js';

/**
 * Puts a widget into the page as a Wix site does: the element first, then its module, and the
 * access tokens once the element is defined.
 * @returns The widget's element.
 */
export function mountWidget(
  { id, name, tagName, scriptUrl }: Widget,
  claims: TokenClaims,
): HTMLElement {
  const area = elementById(`widget-${id}`, HTMLElement);
  const element = document.createElement(tagName);
  area.append(element);
  const getToken = () => fetchAccessToken(claims, `widget ${name}`);
  connect(element, scriptUrl, getToken).catch((error: unknown) => {
    area.textContent = `The widget did not load: ${error}`;
  });
  return element;
}

async function connect(
  element: HTMLElement,
  scriptUrl: string,
  getToken: () => Promise<string>,
): Promise<void> {
  await import(scriptUrl);
  await customElements.whenDefined(element.localName);
  if ('accessTokenListener' in element && typeof element.accessTokenListener === 'function') {
    element.accessTokenListener(getToken);
  }
}
