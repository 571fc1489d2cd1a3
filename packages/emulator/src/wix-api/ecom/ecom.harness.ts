import * as checkout from '@wix/auto_sdk_ecom_checkout';
import * as cart from '@wix/auto_sdk_ecom_current-cart';
import * as fulfillments from '@wix/auto_sdk_ecom_order-fulfillments';
import * as orders from '@wix/auto_sdk_ecom_orders';
import { expect } from 'vitest';
import { createEmulator } from '../../emulator.js';
import type { SeedFactory } from '../../model/seed.js';
import { defaultSeed } from '../../seed/default-seed.js';
import { type SdkCaller, sdkOf } from '../sdk.harness.js';

/** A product of catalog V3 with two variants, for 9.10 and 12.35. */
export const MUG = '4d0c0000-5d6e-4f70-8a9b-00000000000a';
/** A product of catalog V1, for 19, reduced to 15.5. */
export const SCARF = '4d0c0000-5d6e-4f70-8a9b-00000000000b';
/** The larger variant of the mug. */
export const LARGE = '4d0c0000-5d6e-4f70-8a9b-0000000000f2';

const seed = ((now: number) => ({
  ...defaultSeed(now),
  entities: {
    'wix.stores.catalog.v3.product': [
      {
        _id: MUG,
        name: 'Mug',
        productType: 'PHYSICAL',
        variantsInfo: {
          variants: [
            {
              _id: '4d0c0000-5d6e-4f70-8a9b-0000000000f1',
              price: { actualPrice: { amount: '9.10' } },
            },
            { _id: LARGE, price: { actualPrice: { amount: '12.35' } } },
          ],
        },
      },
    ],
    'wix.stores.catalog.v1.product': [
      { _id: SCARF, name: 'Scarf', priceData: { price: 19, discountedPrice: 15.5 } },
    ],
  },
})) satisfies SeedFactory;

/** Creates an emulator whose sites sell these products. */
export function shopEmulator() {
  return createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    genericFor: process.cwd(),
    seed,
  });
}

/** The real SDK of Wix eCommerce with tokens of a caller. */
export function shopSdk(emulator: ReturnType<typeof shopEmulator>, caller?: SdkCaller) {
  return sdkOf(emulator, { cart, checkout, fulfillments, orders }, caller);
}

/** A line item of a product for a cart. */
export function itemOf(productId: string, quantity = 1, variantId?: string) {
  return {
    quantity,
    catalogReference: {
      appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
      catalogItemId: productId,
      ...(variantId !== undefined && { options: { variantId } }),
    },
  };
}

/** What an error of the SDK has if Wix answers with a code. */
export function failsWith(code: string) {
  return expect.objectContaining({
    details: expect.objectContaining({ applicationError: expect.objectContaining({ code }) }),
  });
}
