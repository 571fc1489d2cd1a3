import type { PanelData } from '../../model/host-data.js';
import { fetchAccessToken } from '../access-token.js';
import { refuse } from '../refuse.js';
import { editorCoverage } from './editor-coverage.js';

/** The functions of one part of the editor. The SDK does not publish their types. */
type EditorPart = Record<string, (...args: never[]) => Promise<unknown>>;

const FOUR_HOURS_IN_SECONDS = 4 * 60 * 60;

/**
 * Creates the part of the editor's API that settings panels use through `@wix/editor`.
 * @param element The widget on the canvas, which is the selected component.
 */
export function createEditorApi(
  { claims, site, widget }: PanelData,
  element: HTMLElement,
): Readonly<Record<string, EditorPart>> {
  const parts: Record<string, EditorPart> = {
    info: {
      getMetaSiteId: async () => site.id,
      getViewMode: async () => 'Editor',
      getLanguageCode: async () => site.language,
      // The canvas has the text direction of the site.
      getSiteDirection: async () => getComputedStyle(element).direction,
      siteHasCustomClasses: async () => false,
    },
    auth: {
      getAccessToken: async () => {
        const { expiresInSeconds = FOUR_HOURS_IN_SECONDS } = claims;
        // The expiry is always in the future, as in Wix's editor: the SDK would go on using a token
        // whose expiry is in the past.
        const lifetime = expiresInSeconds > 0 ? expiresInSeconds : FOUR_HOURS_IN_SECONDS;
        // This page uses the emulator's clock, and so does the panel, which reads the date.
        const expires = new Date(Date.now() + lifetime * 1000).toISOString();
        return { token: await fetchAccessToken(claims), expires };
      },
    },
    components: {
      // A panel always belongs to the selected component on the canvas.
      getSelectedComponents: async () => [{ id: widget.id, type: 'DESKTOP' }],
    },
    refComponents: {
      // Only a widget made in Blocks is a ref component, with properties instead of attributes.
      isRefComponent: async () => false,
    },
    customElement: {
      getAttribute: async (_component: unknown, name: string) => element.getAttribute(name),
      setAttribute: async (_component: unknown, name: string, value: string) =>
        element.setAttribute(name, value),
      setPreloadFonts: async () => {},
    },
  };
  for (const [path, calls] of refusedFunctions()) {
    const [part = '', name = ''] = path.split('.');
    parts[part] = {
      ...parts[part],
      [name]: async () => refuse(`the editor's ${calls.join(' or ')}`),
    };
  }
  return parts;
}

/** Returns the editor's own functions that fail, with the SDK calls that use them. */
function refusedFunctions(): ReadonlyMap<string, readonly string[]> {
  const functions = new Map<string, readonly string[]>();
  for (const { call, fails = [] } of Object.values(editorCoverage)) {
    for (const path of fails) {
      const name = call.endsWith('*') ? `${path}()` : call;
      functions.set(path, [...(functions.get(path) ?? []), name]);
    }
  }
  return functions;
}
