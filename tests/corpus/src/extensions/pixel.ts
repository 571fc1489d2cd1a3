import { extensions } from '@wix/astro/builders';

/** A script that the app embeds in a site once the owner has entered an id. */
export const pixel = extensions.embeddedScript({
  id: 'c02b0500-0000-4000-8000-000000000002',
  name: 'Pixel',
  source: './extensions/pixel.html',
  placement: 'HEAD',
  scriptType: 'ANALYTICS',
});
