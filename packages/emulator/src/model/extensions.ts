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

/** The place in a site's pages for an embedded script. */
export type ScriptPlacement = 'HEAD' | 'BODY_START' | 'BODY_END';

/** An embedded script of the app. */
export interface EmbeddedScript {
  readonly name: string;
  readonly placement: ScriptPlacement;
  /** The HTML that Wix puts into the site's pages. */
  readonly template: string;
}
