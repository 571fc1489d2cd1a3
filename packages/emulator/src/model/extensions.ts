/** A site widget of the app, or the widget of a site plugin. */
export interface Widget {
  readonly id: string;
  readonly name: string;
  readonly tagName: string;
  /** The module that defines the custom element. */
  readonly scriptUrl: string;
  /** The document of its settings panel. */
  readonly settingsUrl: string | undefined;
}

/** A slot in a widget of a Wix app. */
export interface PluginPlacement {
  /** The Wix app. */
  readonly appDefinitionId: string;
  readonly widgetId: string;
  readonly slotId: string;
}

/** A site plugin of the app. */
export interface SitePlugin {
  readonly id: string;
  readonly name: string;
  /** The slots that it can be added to, in the order of their priority. */
  readonly placements: readonly PluginPlacement[];
}

/** An editor React component of the app. */
export interface ReactComponent {
  readonly id: string;
  readonly name: string;
  /** The module whose default export is the component. */
  readonly scriptUrl: string;
  /** Its style sheet, if it has one. */
  readonly styleUrl: string | undefined;
  /** Its props with their default values, or samples of their types. */
  readonly props: Readonly<Record<string, unknown>>;
}

/** A dashboard page of the app, or one of its dashboard modals. */
export interface DashboardDocument {
  readonly id: string;
  readonly title: string;
  /** The document that the dashboard shows in a frame. */
  readonly url: string;
}

/** A dashboard modal of the app. */
export interface DashboardModal extends DashboardDocument {
  /** The width of the content in pixels, if the app sets one. */
  readonly width: number | undefined;
  /** The height of the content in pixels, if the app sets one. */
  readonly height: number | undefined;
}

/** A dashboard plugin of the app, which fills a slot of one of Wix's dashboard pages. */
export interface DashboardPlugin extends DashboardDocument {
  /** The id of the slot. */
  readonly slotId: string;
  /** The height of its frame in pixels until its document has reported one, if the app sets one. */
  readonly height: number | undefined;
}

/** What a click on a dashboard menu plugin does. */
export type MenuAction =
  | {
      readonly kind: 'page';
      readonly pageId: string;
      /** Path, query and hash within the page, starting with a slash. */
      readonly relativeUrl: string;
    }
  | {
      readonly kind: 'modal';
      readonly modalId: string;
      /** Parameters of the modal. They take precedence over the parameters of the slot. */
      readonly params: Readonly<Record<string, unknown>>;
    };

/** A dashboard menu plugin of the app: an item in the menu of one of Wix's dashboard pages. */
export interface DashboardMenuItem {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | undefined;
  /** The id of the slot. */
  readonly slotId: string;
  /** `undefined` if the manifest has no action, or one of an unknown kind. */
  readonly action: MenuAction | undefined;
}

/** The places in a site's pages for embedded scripts. */
export const scriptPlacements = ['HEAD', 'BODY_START', 'BODY_END'] as const;

/** The place in a site's pages for an embedded script. */
export type ScriptPlacement = (typeof scriptPlacements)[number];

/** An embedded script of the app. */
export interface EmbeddedScript {
  /** The component id. */
  readonly id: string;
  readonly name: string;
  readonly placement: ScriptPlacement;
  /** The HTML that Wix puts into the site's pages, with placeholders such as `{{name}}`. */
  readonly template: string;
}
