import type { ViewerData } from '../model/host-data.js';

/** What every host tells a document of the app in the query parameter `essentials`. */
export function essentialsOf({ language }: ViewerData['site']): string {
  const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
  return JSON.stringify({ language, locale: language, timezone });
}
