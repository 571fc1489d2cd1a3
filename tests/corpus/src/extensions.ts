import { app } from '@wix/astro/builders';
import { collections } from './extensions/collections';
import { pixel } from './extensions/pixel';

/** The parts of the app that its backend needs. */
export default app().use(collections).use(pixel);
