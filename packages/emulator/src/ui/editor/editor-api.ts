import type { TokenClaims } from '../../model/tokens/claims.js';
import { fetchAccessToken } from '../access-token.js';
import { refuse } from '../refuse.js';
import { editorCoverage } from './editor-coverage.js';

/** What the emulated editor works on. */
export interface EditorContext {
  readonly claims: TokenClaims;
  readonly siteId: string;
  readonly language: string;
  readonly widgetId: string;
  /** The widget on the canvas, which is the selected component. */
  readonly element: HTMLElement;
}

/** The functions of one part of the editor; what they take and give is the SDK's secret. */
type EditorPart = Record<string, (...args: never[]) => Promise<unknown>>;

const FOUR_HOURS_IN_SECONDS = 4 * 60 * 60;

/** The part of the editor that settings panels reach through `@wix/editor`. */
export function createEditorApi({
  claims,
  siteId,
  language,
  widgetId,
  element,
}: EditorContext): Readonly<Record<string, EditorPart>> {
  const parts: Record<string, EditorPart> = {
    info: {
      getMetaSiteId: async () => siteId,
      getViewMode: async () => 'Editor',
      getLanguageCode: async () => language,
      // The canvas is written in the direction of the site.
      getSiteDirection: async () => getComputedStyle(element).direction,
      siteHasCustomClasses: async () => false,
    },
    auth: {
      getAccessToken: async () => {
        const { expiresInSeconds = FOUR_HOURS_IN_SECONDS } = claims;
        // An editor believes its tokens to be fresh; one that says otherwise is kept by the SDK.
        const lifetime = expiresInSeconds > 0 ? expiresInSeconds : FOUR_HOURS_IN_SECONDS;
        // This page's clock is the emulator's, as is that of the panel, which reads the date.
        const expires = new Date(Date.now() + lifetime * 1000).toISOString();
        return { token: await fetchAccessToken(claims), expires };
      },
    },
    components: {
      // A panel is always that of the component that is selected on the canvas.
      getSelectedComponents: async () => [{ id: widgetId, type: 'DESKTOP' }],
    },
    refComponents: {
      // That would be a widget made in Blocks, which has properties in place of attributes.
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

/** The editor's own functions that fail, and the calls of the SDK that end there. */
function refusedFunctions(): ReadonlyMap<string, readonly string[]> {
  const functions = new Map<string, readonly string[]>();
  for (const entry of Object.values(editorCoverage)) {
    if (!('fails' in entry)) continue;
    for (const path of entry.fails) {
      const call = entry.call.endsWith('*') ? `${path}()` : entry.call;
      functions.set(path, [...(functions.get(path) ?? []), call]);
    }
  }
  return functions;
}
