import { expect, test, vi } from 'vitest';
import fee from '../../examples/http-endpoints/src/extensions/additional-fee/additional-fee.js';

// The handlers themselves, as the local Wix signs no request that lacks what Wix's types let lack.
vi.mock('@wix/auto_sdk_ecom_additional-fees', () => ({
  provideHandlers: (handlers: unknown) => handlers,
}));

test.each([
  ['installation', { currency: 'USD' }],
  ['installation', { currency: 'USD', instanceId: null }],
  ['currency', { instanceId: '94e10000-1a2b-4c3d-8e4f-000000000002' }],
])(
  'calculateAdditionalFees() throws before it asks Wix if the %s is missing in %j',
  async (missing, metadata) => {
    const asked = Object(fee).calculateAdditionalFees({ request: {}, metadata });
    await expect(asked).rejects.toThrow(`The request names no ${missing}.`);
  },
);
