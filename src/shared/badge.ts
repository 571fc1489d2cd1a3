/** The colors of the badge, as in the parameter `theme` of the embedded script. */
export const badgeThemes = ['light', 'dark'] as const;

/** The colors of the badge. */
export type BadgeTheme = (typeof badgeThemes)[number];

/** The badge on the site's pages. */
export interface BadgeSettings {
  /** Whether the site's pages contain it. */
  shown: boolean;
  theme: BadgeTheme;
}

/** Whether a text names a theme of the badge. */
export function isBadgeTheme(text: unknown): text is BadgeTheme {
  return badgeThemes.some((theme) => theme === text);
}
