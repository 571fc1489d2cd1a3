import { extensions } from '@wix/astro/builders';

/** The service plugin by which the app adds a fee to a shop's orders. */
export default extensions.ecomAdditionalFees({
  id: '4d06c1c5-d828-4746-902b-d613b0f79553',
  name: 'Free plan fee',
  source: './extensions/additional-fee/additional-fee.ts',
});
