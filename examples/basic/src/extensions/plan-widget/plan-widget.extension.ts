import { extensions } from '@wix/astro/builders';

/** The site widget, which shows the plan of the site. */
export default extensions.customElement({
  id: 'e4d0dd88-c93a-4902-880f-600fc02bb6ad',
  name: 'Plan',
  tagName: 'plan-widget',
  element: './extensions/plan-widget/plan-widget.ts',
  installation: { autoAdd: true },
  width: { defaultWidth: 400, allowStretch: true },
  height: { defaultHeight: 80, heightMode: 'AUTO' },
});
