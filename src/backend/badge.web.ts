import { embeddedScripts } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { type BadgeSettings, isBadgeTheme } from '../shared/badge';

// Only the app itself may manage its embedded scripts. It has a single one, so no call needs the id
// of a component.
const getEmbeddedScript = auth.elevate(embeddedScripts.getEmbeddedScript);
const embedScript = auth.elevate(embeddedScripts.embedScript);

/**
 * Returns whether the site has the badge, and in which colors.
 * @see https://dev.wix.com/docs/sdk/backend-modules/app-management/embedded-scripts/get-embedded-script
 */
export const getBadge = webMethod(Permissions.Admin, async (): Promise<BadgeSettings> => {
  try {
    return toSettings(await getEmbeddedScript());
  } catch (error) {
    if (isNotFound(error)) return toSettings({ disabled: true });
    throw error;
  }
});

/**
 * Embeds the badge in the site's pages, or disables it there.
 * @see https://dev.wix.com/docs/sdk/backend-modules/app-management/embedded-scripts/embed-script
 */
export const setBadge = webMethod(
  Permissions.Admin,
  async (shown: boolean, theme: BadgeSettings['theme']): Promise<BadgeSettings> => {
    if (typeof shown !== 'boolean' || !isBadgeTheme(theme)) {
      const message = 'The badge needs `shown`, which is true or false, and one of its themes.';
      throw new WebMethodError('BAD_REQUEST', message, { status: 400 });
    }
    // Wix demands all parameters of the template, for a disabled script, too.
    const { properties = {} } = await embedScript({ parameters: { theme }, disabled: !shown });
    return toSettings(properties);
  },
);

function toSettings({ parameters, disabled }: embeddedScripts.ScriptProperties): BadgeSettings {
  const theme = parameters?.theme;
  return { shown: disabled !== true, theme: isBadgeTheme(theme) ? theme : 'light' };
}

/** Wix's answer for a script that has never been embedded in the site. */
function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 404;
}
