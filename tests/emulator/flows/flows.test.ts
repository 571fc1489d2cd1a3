import { createClient } from '@wix/sdk';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contacts } from '../../fixtures/shop/src/backend/wix.js';
import { accessibilityFindings } from '../../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { captureLog } from '../../support/capture-log.js';
import { type OpenShop, openShop } from './open-shop.js';

captureLog();

describe.each([
  ['production build', 'preview'],
  ['development server', 'dev'],
] as const)('with the %s', { timeout: 300_000 }, (_, runtime) => {
  let shop: OpenShop;

  beforeAll(async () => {
    shop = await openShop(runtime);
  });
  afterAll(() => shop?.close());
  beforeEach(() => shop.reset());
  afterEach(async () => {
    await shop.closePages();
    const { requests } = shop.app.emulator;
    expect(requests.filter(({ tag }) => tag === 'refused')).toEqual([]);
  });

  const screenshot = (page: Page, step: string) => saveScreenshot(page, `flow-${step}-${runtime}`);
  const expectAccessible = async (page: Page) => {
    // The pages are the same in development.
    if (runtime === 'preview') expect(await accessibilityFindings(page)).toEqual([]);
  };
  const call = (method: string, as: 'visitor' | 'member') =>
    shop.app.emulator.call({ method: `backend/${method}`, as, instance: 'premium' });

  test('a visitor adds a product to the cart, checks out and orders, and the owner fulfills the order', async () => {
    const { page, widget } = await shop.openSite('premium');
    await widget.getByText('Your cart is empty.').waitFor();
    await expect
      .poll(() => widget.getByRole('listitem').allTextContents())
      .toEqual([expect.stringContaining('Bowl$18.00'), expect.stringContaining('Tray$24.50')]);
    await widget.getByRole('button', { name: 'Add to cart: Bowl' }).click();
    await widget.getByText('1 product, $18.00').waitFor();
    await widget.getByRole('button', { name: 'Add to cart: Tray' }).click();
    await widget.getByText('2 products, $42.50').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'order-1-cart');

    await widget.getByRole('button', { name: 'Check out' }).click();
    await page.getByRole('row', { name: '1 × Bowl $18.00' }).waitFor();
    await page.getByRole('row', { name: 'Total $42.50' }).waitFor();
    await page.getByLabel('E-mail').fill('ada@example.com');
    await expectAccessible(page);
    await screenshot(page, 'order-2-checkout');
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('is 10001.').waitFor();
    await screenshot(page, 'order-3-thanks');
    await page.getByRole('link', { name: 'Back to the site' }).click();
    await widget.getByText('Your cart is empty.').waitFor();

    const dashboard = await shop.openDashboard('premium');
    const orders = dashboard.shop.getByRole('region', { name: 'Orders' });
    await orders.getByText('10001 1 × Bowl, 1 × Tray, $42.50').waitFor();
    await orders.getByText('ada@example.com').waitFor();
    await expectAccessible(dashboard.page);
    await screenshot(dashboard.page, 'order-4-dashboard');
    await orders.getByRole('button', { name: 'Fulfill order 10001' }).click();
    await orders.getByText('Fulfilled').waitFor();
    await dashboard.page.reload();
    await orders.getByText('Fulfilled').waitFor();
    await screenshot(dashboard.page, 'order-5-fulfilled');
  });

  test('a visitor who changes the request to the cart cannot change the price', async () => {
    const { page, widget } = await shop.openSite('premium');
    await page.route('**/addToCart', async (route) => {
      const [item] = route.request().postDataJSON();
      const price = { price: '0.01', priceBeforeDiscounts: { amount: '0.01' } };
      await route.continue({ postData: JSON.stringify([{ ...item, ...price }]) });
    });
    await widget.getByRole('button', { name: 'Add to cart: Bowl' }).click();
    await widget.getByText('1 product, $18.00').waitFor();
  });

  test.each(['visitor', 'member'] as const)(
    'a %s can neither list and fulfill orders nor get the upgrade link',
    async (caller) => {
      for (const method of ['orders/listOrders', 'orders/fulfillOrder', 'plan/getUpgradeUrl']) {
        expect(await call(method, caller)).toMatchObject({ status: 403 });
      }
    },
  );

  test('a visitor becomes a contact, and the event adds the contact to the customers on the dashboard page', async () => {
    const { emulator } = shop.app;
    const before = await shop.openDashboard('premium');
    await before.shop.getByText('No customers yet.').waitFor();
    const { page, widget } = await shop.openSite('premium');
    await widget.getByLabel('Name').fill('A new customer');
    await widget.getByLabel('E-mail').fill('ada@example.com');
    await widget.getByRole('button', { name: 'Register' }).click();
    await widget.getByText('Thank you! You are registered.').waitFor();
    await screenshot(page, 'contact-1-registered');
    const delivered = [{ type: 'wix.contacts.v4.contact_created', state: 'delivered' }];
    await expect.poll(() => emulator.events.entries).toMatchObject(delivered);

    // As Wix does if the first answer is lost.
    const [contact] = await listContacts(shop);
    if (!contact) throw new Error('There is no contact.');
    const again = { instanceId: 'premium', entity: contact };
    expect(await emulator.events.send(contacts.onContactCreated, again)).toMatchObject(delivered);

    const dashboard = await shop.openDashboard('premium');
    const customers = dashboard.shop.getByRole('region', { name: 'Customers' });
    await customers.getByText('A new customer').waitFor();
    await customers.getByText('ada@example.com').waitFor();
    expect(await customers.getByRole('listitem').count()).toBe(1);
    await screenshot(dashboard.page, 'contact-2-dashboard');
    const other = await shop.openDashboard('free');
    await other.shop.getByText('No customers yet.').waitFor();
  });

  test('the owner buys a plan behind the upgrade link, and the widget no longer shows the free plan', async () => {
    const badge = 'Made with Example Shop';
    const site = await shop.openSite('free');
    await site.widget.getByText(badge).waitFor();
    await screenshot(site.page, 'plan-1-free');

    const { page, shop: own } = await shop.openDashboard('free');
    const plan = own.getByRole('region', { name: 'Plan' });
    await plan.getByText('Your plan: Free').waitFor();
    const opened = page.context().waitForEvent('page');
    await plan.getByRole('link', { name: 'Upgrade to Pro' }).click();
    const checkout = await opened;
    await checkout.getByRole('heading', { name: 'Buy a plan' }).waitFor();
    expect(await checkout.getByLabel('Plan').inputValue()).toBe('Pro');
    await checkout.getByLabel('Plan').selectOption('Basic');
    await expectAccessible(checkout);
    await screenshot(checkout, 'plan-2-checkout');
    await checkout.getByRole('button', { name: 'Buy' }).click();
    await checkout.getByText('You bought the plan Basic').waitFor();
    await screenshot(checkout, 'plan-3-bought');

    await site.page.reload();
    await site.widget.getByText('Your cart is empty.').waitFor();
    expect(await site.widget.getByText(badge).isVisible()).toBe(false);
    await screenshot(site.page, 'plan-4-paid');
    await page.reload();
    await plan.getByText('Your plan: Basic').waitFor();

    const upgrade = page.context().waitForEvent('page');
    await plan.getByRole('link', { name: 'Upgrade to Pro' }).click();
    await (await upgrade).getByRole('button', { name: 'Buy' }).click();
    await (await upgrade).getByText('You bought the plan Pro').waitFor();
    await page.reload();
    await plan.getByText('Your plan: Pro').waitFor();
    await screenshot(page, 'plan-5-dashboard');
    expect(shop.app.emulator.events.entries).toMatchObject([
      { type: 'PaidPlanPurchased', state: 'delivered' },
      { type: 'PaidPlanChanged', state: 'delivered' },
    ]);
  });
});

/** The contacts of the site, as the app's server gets them from the real SDK. */
async function listContacts({ app }: OpenShop) {
  const { items } = await createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: app.token('app') } }) },
    modules: { contacts },
    fetch: (input, init) => app.emulator.fetch(new Request(input, init)),
  })
    .contacts.queryContacts()
    .find();
  return items;
}
