import { app } from '@wix/astro/builders';
import planWidget from './extensions/plan-widget/plan-widget.extension';

/** The app's extensions, as the Wix CLI expects them. */
export default app().use(planWidget);
