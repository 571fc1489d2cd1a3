import { getInstance } from '../../backend/instance.web';

/** The `<plan-widget>` element: a line that names the site and its plan. */
export default class PlanWidget extends HTMLElement {
  async connectedCallback(): Promise<void> {
    this.textContent = 'Loading…';
    try {
      const { instance, site } = await getInstance();
      const plan = instance.isFree ? 'the free plan' : `the plan ${instance.plan}`;
      this.textContent = `${site.name} has ${plan}.`;
    } catch {
      this.textContent = 'The plan could not be loaded.';
    }
  }
}
