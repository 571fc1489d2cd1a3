import { app } from '@wix/astro/builders';
import collections from './extensions/collections/collections.extension';
import entries from './extensions/entries/entries.extension';
import guestBook from './extensions/guest-book/guest-book.extension';

/** The app's extensions, as the Wix CLI expects them. */
export default app().use(collections).use(guestBook).use(entries);
