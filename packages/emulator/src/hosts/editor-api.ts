import type { TokenClaims } from '../claims.js';
import { fetchAccessToken } from './access-token.js';

/** What the emulated editor works on. */
export interface EditorContext {
  readonly claims: TokenClaims;
  readonly siteId: string;
  readonly language: string;
  /** The selected widget on the canvas. */
  readonly element: HTMLElement;
}

const fourHours = 4 * 60 * 60 * 1000;

/** The part of the editor that settings panels reach through `@wix/editor`. */
export function createEditorApi({ claims, siteId, language, element }: EditorContext) {
  return {
    info: {
      getMetaSiteId: async () => siteId,
      getViewMode: async () => 'Editor',
      getLanguageCode: async () => language,
    },
    auth: {
      getAccessToken: async () => ({
        token: await fetchAccessToken(claims),
        expires: new Date(Date.now() + fourHours).toISOString(),
      }),
    },
    components: {
      getSelectedComponents: async () => [{ id: 'selected-widget', type: 'DESKTOP' }],
    },
    refComponents: {
      isRefComponent: async () => false,
    },
    customElement: {
      getAttribute: async (_component: unknown, name: string) => element.getAttribute(name),
      setAttribute: async (_component: unknown, name: string, value: string) =>
        element.setAttribute(name, value),
    },
  };
}
