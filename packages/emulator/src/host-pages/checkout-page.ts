import { html } from 'hono/html';
import { billingCycles } from '../model/billing-cycles.js';
import { formPage } from './form-page.js';
import type { Markup } from './page.js';

/** What the page sells. */
export interface Checkout {
  /** The key of the instance. */
  readonly instance: string;
  /** The name of the site. */
  readonly site: string;
  /** The names of the app's plans. */
  readonly plans: readonly string[];
  /** The plan that is selected at first. */
  readonly plan: string;
  readonly cycle: string;
  /** Where the browser goes after the purchase. */
  readonly successUrl: string;
}

/** Creates the page on which the owner of a site buys a plan of the app. */
export function checkoutPage({ instance, site, plans, plan, cycle, successUrl }: Checkout): Markup {
  return formPage(
    'Buy a plan',
    html`
      <p>For the site <strong>${site}</strong></p>
      <form method="post">
        <input type="hidden" name="instance" value="${instance}">
        <input type="hidden" name="successUrl" value="${successUrl}">
        <label>Plan ${select('plan', plans, plan)}</label>
        <label>Billing cycle ${select('cycle', billingCycles, cycle)}</label>
        <button>Buy</button>
      </form>
      <p class="note">Nobody pays. wix-emulator buys the plan at once and sends the event to the app.</p>`,
  );
}

/** Creates the page that the owner sees after the purchase. */
export function boughtPage(plan: string, site: string): Markup {
  return formPage(
    `You bought the plan ${plan}`,
    html`<p>The site <strong>${site}</strong> has the plan now. You can close this page.</p>`,
  );
}

function select(name: string, values: readonly string[], selected: string): Markup {
  const isSelected = (value: string) => value.toLowerCase() === selected.toLowerCase();
  return html`<select name="${name}">${values.map(
    (value) => html`<option ${isSelected(value) ? 'selected' : ''}>${value}</option>`,
  )}</select>`;
}
