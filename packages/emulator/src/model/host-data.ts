import type { DashboardDocument, DashboardModal, Widget } from './extensions.js';
import type { TokenClaims } from './tokens/claims.js';

/** The data of every host page: the caller, the site and the clock. */
export interface ViewerData {
  /** The claims of the tokens that the page passes to the app. */
  readonly claims: TokenClaims;
  /** How far ahead the emulator's clock was when the page was created, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The site that the app is installed on. */
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly url: string | undefined;
    readonly language: string;
  };
}

/** The data of the site page. */
export interface SiteData extends ViewerData {
  readonly appId: string;
  readonly widgets: readonly Widget[];
}

/** The data of the settings panel's page. */
export interface PanelData extends ViewerData {
  readonly appId: string;
  readonly widget: Widget;
  readonly settingsUrl: string;
}

/** The data of the dashboard page. */
export interface DashboardData extends ViewerData {
  /** The page that the dashboard starts with. */
  readonly page: DashboardDocument;
  readonly pages: readonly DashboardDocument[];
  readonly modals: readonly DashboardModal[];
}

/** A host page that the console can show. */
export interface Surface {
  /** The path, with the query that names the extension. */
  readonly path: string;
  readonly title: string;
  /** The key of the default caller. */
  readonly caller: string;
}

/** An option to choose from. */
export interface Choice {
  readonly key: string;
  readonly title: string;
}

/** The data of the console page. */
export interface ConsoleData {
  readonly surfaces: readonly Surface[];
  readonly instances: readonly Choice[];
  readonly callers: readonly Choice[];
}
