import type { ViewerData } from '../model/host-data.js';

/**
 * Returns the value of the query parameter `essentials`, which every host passes to the app's
 * documents.
 */
export function essentialsOf({ language }: ViewerData['site']): string {
  const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
  return JSON.stringify({ language, locale: language, timezone });
}
