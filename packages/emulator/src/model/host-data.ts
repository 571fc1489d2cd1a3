import type {
  DashboardDocument,
  DashboardModal,
  ReactComponent,
  SitePlugin,
  Widget,
} from './extensions.js';
import type { DashboardSlot } from './hosts/dashboard-slots.js';
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

/** The data of the page of an editor React component. */
export interface ComponentData extends ViewerData {
  readonly component: ReactComponent;
}

/** The data of the dashboard page. */
export interface DashboardData extends ViewerData {
  /** The page of the app that the dashboard starts with, or the slot. */
  readonly page: { readonly id: string; readonly title: string };
  readonly pages: readonly DashboardDocument[];
  /** The slots of Wix's dashboard pages that the app fills. Each is shown like a page. */
  readonly slots: readonly DashboardSlot[];
  readonly modals: readonly DashboardModal[];
  readonly sitePlugins: readonly SitePlugin[];
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
