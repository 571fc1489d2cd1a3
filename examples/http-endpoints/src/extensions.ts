import { app } from '@wix/astro/builders';
import additionalFee from './extensions/additional-fee/additional-fee.extension';
import installationCard from './extensions/installation-card/installation-card.extension';
import {
  installed,
  paidPlanAutoRenewalCancelled,
  paidPlanChanged,
  paidPlanPurchased,
  planConvertedToPaid,
  planReactivated,
  planTransferred,
  removed,
} from './extensions/plan-events/plan-events.extension';

/** The app's extensions, as the Wix CLI expects them. */
export default app()
  .use(installationCard)
  .use(additionalFee)
  .use(installed)
  .use(removed)
  .use(paidPlanPurchased)
  .use(paidPlanChanged)
  .use(paidPlanAutoRenewalCancelled)
  .use(planConvertedToPaid)
  .use(planReactivated)
  .use(planTransferred);
