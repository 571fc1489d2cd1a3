import { extensions } from '@wix/astro/builders';

/** The dashboard page, on which the site's owner reads and deletes entries. */
export default extensions.dashboardPage({
  id: '1d286720-0d39-4c9a-b658-3abb97c6a21f',
  title: 'Guest book',
  routePath: 'guest-book',
  component: './extensions/entries/entries.tsx',
});
