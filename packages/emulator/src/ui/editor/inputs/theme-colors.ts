/** A color of the site's theme. */
export interface ThemeColor {
  readonly title: string;
  /** The CSS variable that Wix's sites have for it. */
  readonly variable: string;
  readonly color: string;
}

/** Some colors of a theme, with the CSS variables that Wix documents. */
export const themeColors: readonly ThemeColor[] = [
  {
    title: 'Primary background',
    variable: '--wst-color-fill-background-primary',
    color: '#ffffff',
  },
  {
    title: 'Secondary background',
    variable: '--wst-color-fill-background-secondary',
    color: '#eef3f8',
  },
  { title: 'Lines and dividers', variable: '--wst-color-line', color: '#ccd6e0' },
  { title: 'Title', variable: '--wst-color-title', color: '#16202c' },
  { title: 'Body text', variable: '--wst-color-text-primary', color: '#2d3a48' },
  { title: 'Links and actions', variable: '--wst-color-action', color: '#0b5cd6' },
];
