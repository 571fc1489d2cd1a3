import { app } from '@wix/astro/builders';
import {
  installed,
  paidPlanAutoRenewalCancelled,
  paidPlanChanged,
  paidPlanPurchased,
  planConvertedToPaid,
  planReactivated,
  planTransferred,
  removed,
} from './extensions/instance-events/instance-events.extension';
import instanceStatus from './extensions/instance-status/instance-status.extension';
import instanceWidget from './extensions/instance-widget/instance-widget.extension';
import rawData from './extensions/raw-data/raw-data.extension';
import siteBadge from './extensions/site-badge/site-badge.extension';

/** The app's extensions, as the Wix CLI expects them. */
export default app()
  .use(instanceWidget)
  .use(instanceStatus)
  .use(rawData)
  .use(siteBadge)
  .use(installed)
  .use(removed)
  .use(paidPlanPurchased)
  .use(paidPlanChanged)
  .use(paidPlanAutoRenewalCancelled)
  .use(planConvertedToPaid)
  .use(planReactivated)
  .use(planTransferred);
