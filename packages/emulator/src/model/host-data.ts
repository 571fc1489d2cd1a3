import type { DashboardDocument, DashboardModal, Widget } from './extensions.js';
import type { TokenClaims } from './tokens/claims.js';

/** What every host page knows of who looks at it. */
export interface ViewerData {
  /** The claims of the tokens that the page hands to the app. */
  readonly claims: TokenClaims;
  /** How far ahead of the computer's clock the emulator's was when the page was made. */
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

/** What the site page needs. */
export interface SiteData extends ViewerData {
  readonly appId: string;
  readonly widgets: readonly Widget[];
}

/** What the settings panel's page needs. */
export interface PanelData extends ViewerData {
  readonly appId: string;
  readonly widget: Widget;
  readonly settingsUrl: string;
}

/** What the dashboard page needs. */
export interface DashboardData extends ViewerData {
  /** The page that the dashboard starts with. */
  readonly page: DashboardDocument;
  readonly pages: readonly DashboardDocument[];
  readonly modals: readonly DashboardModal[];
}

/** A host page that the console can show. */
export interface Surface {
  /** Its path and the query that names the extension. */
  readonly path: string;
  readonly title: string;
  /** The key of the caller who usually looks at it. */
  readonly caller: string;
}

/** Something to choose from. */
export interface Choice {
  readonly key: string;
  readonly title: string;
}

/** What the console page needs. */
export interface ConsoleData {
  readonly surfaces: readonly Surface[];
  readonly instances: readonly Choice[];
  readonly callers: readonly Choice[];
}
