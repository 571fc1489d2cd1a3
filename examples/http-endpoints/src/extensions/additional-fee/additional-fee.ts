import { appInstances } from '@wix/app-management';
// What `additionalFees` of `@wix/ecom/service-plugins` is, without the 80 packages around it.
import { provideHandlers } from '@wix/auto_sdk_ecom_additional-fees';
import { auth } from '@wix/essentials';

/** In a service plugin it asks for the installation that `metadata.instanceId` names. */
const getAppInstance = auth.elevate(appInstances.getAppInstance);

/**
 * Adds a fee to the orders of a shop that has the app on its free plan. Wix asks for it at each
 * change of a cart, so what the plan is now is asked of Wix, and not of the app's records.
 */
export default provideHandlers({
  async calculateAdditionalFees({ metadata: { instanceId, currency } }) {
    // Without one the SDK would ask for no installation in particular.
    if (!instanceId) throw new Error('The request names no installation.');
    if (!currency) throw new Error('The request names no currency.');
    const { instance } = await getAppInstance();
    const fee = { code: 'free-plan', name: 'Service fee', price: '1.00' };
    return {
      additionalFees: instance?.isFree ? [{ ...fee, taxDetails: { taxable: true } }] : [],
      // Wix drops the fees of any other currency than the site's without a word.
      currency,
    };
  },
});
