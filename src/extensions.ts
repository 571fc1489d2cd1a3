import { app } from '@wix/astro/builders';
import instanceStatus from './extensions/instance-status/instance-status.extension';
import instanceWidget from './extensions/instance-widget/instance-widget.extension';

/** The app's extensions, as the Wix CLI expects them. */
export default app().use(instanceWidget).use(instanceStatus);
