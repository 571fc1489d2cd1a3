import { extensions } from '@wix/astro/builders';

/** The site widget, in which visitors read and sign the guest book. */
export default extensions.customElement({
  id: 'baddc645-38a3-4f0b-a9eb-550b83a60938',
  name: 'Guest book widget',
  tagName: 'guest-book',
  element: './extensions/guest-book/guest-book.ts',
  installation: { autoAdd: true },
  width: { defaultWidth: 480, allowStretch: true },
  height: { defaultHeight: 480, heightMode: 'AUTO' },
});
