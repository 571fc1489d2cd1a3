/** The path of the customer's site, a host page. */
export const SITE_SURFACE = '/hosts/site';

/** Returns the path of the host page that shows the settings panel of a widget. */
export function panelSurface(widgetId: string): string {
  return `/hosts/panel?${new URLSearchParams({ widget: widgetId })}`;
}

/** Returns the path of the dashboard with a page of the app, or a slot that the app fills. */
export function dashboardSurface(pageId: string): string {
  return `/hosts/dashboard?${new URLSearchParams({ page: pageId })}`;
}

/** Returns the path of the host page that shows an editor React component. */
export function componentSurface(componentId: string): string {
  return `/hosts/component?${new URLSearchParams({ component: componentId })}`;
}
