import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const id = 'c4ec0000-5d6e-4f70-8a9b-000000000001';
const { ask, emulator } = createHarness({
  entities: {
    'wix.ecom.v1.checkout': [
      {
        _id: id,
        lineItems: [
          {
            _id: 'line-1',
            quantity: 2,
            productName: { original: 'Mug' },
            price: { amount: '9.10' },
          },
        ],
      },
      { _id: 'empty', lineItems: [] },
    ],
  },
});
const path = `/instances/premium/checkouts/${id}`;

beforeEach(() => emulator.reset());

test('`GET /emulator/instances/:id/checkouts/:checkoutId` returns a checkout', async () => {
  expect(await ask('GET', path)).toMatchObject({
    status: 200,
    body: { lineItems: [{ name: 'Mug', quantity: 2, price: '$18.20' }], total: '$18.20' },
  });
});

test('`POST /emulator/instances/:id/checkouts/:checkoutId/order` places the order', async () => {
  expect(await ask('POST', `${path}/order`, { email: 'ada@example.com' })).toMatchObject({
    status: 200,
    body: { orderId: expect.any(String) },
  });
  expect(await ask('GET', path)).toMatchObject({
    body: { email: 'ada@example.com', orderNumber: '10001' },
  });
});

test.each([
  ['premium', 'none', {}, 404, 'has no checkout "none"'],
  ['nobody', id, {}, 404, 'Unknown instance "nobody"'],
  ['premium', 'empty', {}, 400, 'The checkout has no line items.'],
  ['premium', id, { email: 'ada' }, 400, '"email"'],
])(
  '`POST /emulator/instances/%s/checkouts/%s/order` refuses %j',
  async (instance, checkout, body, status, error) => {
    const answer = await ask('POST', `/instances/${instance}/checkouts/${checkout}/order`, body);
    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(error) } });
  },
);
