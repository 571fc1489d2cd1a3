import { html } from 'hono/html';
import type { InstanceCheckout } from '../wix-api/ecom/instance-checkouts.js';
import { formPage } from './form-page.js';
import type { Markup } from './page.js';

/** Where the page's forms and links lead. */
interface Place {
  /** The key of the instance. */
  readonly instance: string;
  /** The checkout's id. */
  readonly checkoutId: string;
  /** The name of the site. */
  readonly site: string;
  /** The address of the site page, as the buyer sees it. */
  readonly siteUrl: string;
}

/** Creates the page on which a buyer places an order, and which then shows the order's number. */
export function orderPage(checkout: InstanceCheckout, place: Place): Markup {
  return checkout.orderNumber === undefined
    ? checkoutForm(checkout, place)
    : formPage(
        'Thank you for your order',
        html`
          <p>Your order number at <strong>${place.site}</strong> is ${checkout.orderNumber}.</p>
          <p><a href="${place.siteUrl}">Back to the site</a></p>`,
      );
}

function checkoutForm(
  { lineItems, total, email }: InstanceCheckout,
  { instance, checkoutId, site, siteUrl }: Place,
): Markup {
  return formPage(
    'Checkout',
    html`
      <p>Your order at <strong>${site}</strong></p>
      <table>
        <tbody>
          ${lineItems.map(
            ({ name, quantity, price }) =>
              html`<tr><th scope="row">${quantity} × ${name}</th><td>${price}</td></tr>`,
          )}
        </tbody>
        <tfoot><tr><th scope="row">Total</th><td>${total}</td></tr></tfoot>
      </table>
      <form method="post">
        <input type="hidden" name="instance" value="${instance}">
        <input type="hidden" name="checkout" value="${checkoutId}">
        <label>E-mail <input type="email" name="email" value="${email ?? ''}" autocomplete="email" required></label>
        <button>Place order</button>
      </form>
      <p><a href="${siteUrl}">Back to the site</a></p>
      <p class="note">Nobody pays. wix-emulator places the order at once.</p>`,
  );
}
