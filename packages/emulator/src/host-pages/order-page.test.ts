import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunningServer } from '../runner/listen.js';
import { itemOf, MUG, shopEmulator, shopSdk } from '../wix-api/ecom/ecom.harness.js';
import { startConsole } from './server.js';

const emulator = shopEmulator();
let server: RunningServer;
let url: string;

beforeAll(async () => {
  server = await startConsole({ emulator, port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  emulator.reset();
  const { subjectId } = emulator.callers.visitor.claims;
  const visitor = shopSdk(emulator, { as: 'VISITOR', subjectId: String(subjectId) });
  await visitor.cart.addToCurrentCart({ lineItems: [itemOf(MUG, 2)] });
  const { checkoutId } = await visitor.cart.createCheckoutFromCurrentCart({ channelType: 'WEB' });
  const found = await shopSdk(emulator).checkout.getCheckoutUrl(String(checkoutId));
  url = String(found.checkoutUrl);
});

const show = async () => (await fetch(url)).text();

function place(fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const { searchParams } = new URL(url);
  const all = { ...Object.fromEntries(searchParams), email: 'ada@example.com', ...fields };
  const body = new URLSearchParams(all);
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}

test('the page of getCheckoutUrl() shows what the buyer orders', async () => {
  expect(new URL(url).origin).toBe(server.url);
  const page = await show();
  expect(page).toContain('Harbour Street Bakery');
  expect(page).toContain('2 × Mug');
  expect(page).toContain('$18.20');
});

test('the page places the order once, and then shows its number', async () => {
  const answer = await place();
  expect(answer.status).toBe(303);
  const location = new URL(answer.headers.get('location') ?? '', url);
  expect(location.href).toBe(url);
  expect((await place()).status).toBe(303);
  const page = await show();
  expect(page).toContain('is 10001.');
  expect(page).toContain('href="/hosts/site?instance=premium&amp;caller=visitor"');
  const { orders } = await shopSdk(emulator).orders.searchOrders({});
  expect(orders).toMatchObject([{ buyerInfo: { email: 'ada@example.com' } }]);
});

test.each([
  [{ checkout: 'none' }, 404, 'has no checkout "none"'],
  [{ instance: 'none' }, 400, 'Unknown instance "none"'],
  [{ email: 'ada' }, 400, 'email'],
])('the page refuses to place an order with %j', async (fields, status, message) => {
  const answer = await place(fields);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(message);
  expect(await show()).toContain('Place order');
});

test('a page of another origin cannot place an order', async () => {
  expect((await place({}, { origin: 'https://other.example' })).status).toBe(403);
  expect(await show()).toContain('Place order');
});

test('the page shows HTML in the name of a product as text', async () => {
  const { checkout } = shopSdk(emulator);
  const { _id } = await checkout.createCheckout({
    channelType: 'WEB',
    customLineItems: [{ price: '1', productName: { original: '<script>alert(1)</script>' } }],
  });
  url = String((await checkout.getCheckoutUrl(String(_id))).checkoutUrl);
  const page = await show();
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script>');
});
