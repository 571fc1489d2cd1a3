import type { PanelData } from '../../model/host-data.js';
import { editorCoverage } from '../../model/hosts/editor-coverage.js';
import { fetchAccessToken } from '../access-token.js';
import type { HostCalls } from '../host-calls.js';
import { createInputs } from './inputs/inputs.js';

/** The functions of one part of the editor. The SDK does not publish their types. */
type EditorPart = Record<string, (...args: never[]) => Promise<unknown>>;

const FOUR_HOURS_IN_SECONDS = 4 * 60 * 60;

/**
 * Creates the part of the editor's API that settings panels use through `@wix/editor`.
 * @param element The widget on the canvas, which is the selected component.
 * @param hostCalls Reports the calls of the panel.
 */
export function createEditorApi(
  { claims, site, widget }: PanelData,
  element: HTMLElement,
  hostCalls: HostCalls,
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
    inputs: createInputs(hostCalls),
  };
  for (const [path, { calls, instead }] of refusedFunctions()) {
    const [part = '', name = ''] = path.split('.');
    parts[part] = {
      ...parts[part],
      [name]: async () => hostCalls.refuse(calls.join(' or '), instead),
    };
  }
  return parts;
}

/** A function of the editor that fails. */
interface RefusedFunction {
  /** The SDK calls that use it. */
  readonly calls: readonly string[];
  readonly instead: string;
}

/** Returns the editor's own functions that fail. */
function refusedFunctions(): ReadonlyMap<string, RefusedFunction> {
  const functions = new Map<string, RefusedFunction>();
  for (const entry of Object.values(editorCoverage)) {
    if (entry.status !== 'refused') continue;
    const { call, fails = [], instead } = entry;
    for (const path of fails) {
      const name = call.endsWith('*') ? `${path}()` : call;
      functions.set(path, { calls: [...(functions.get(path)?.calls ?? []), name], instead });
    }
  }
  return functions;
}
