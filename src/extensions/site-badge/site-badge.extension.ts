import { extensions } from '@wix/astro/builders';

/**
 * The embedded script. On the free plan, it shows a badge with the app's name on every page of the
 * site, once the owner has switched it on in the dashboard page.
 */
export default extensions.embeddedScript({
  id: '6e1c9a57-3b0d-4f82-a4c6-58d1e72b90f3',
  name: 'Site Badge',
  source: './extensions/site-badge/site-badge.html',
  placement: 'BODY_END',
  scriptType: 'FUNCTIONAL',
});
