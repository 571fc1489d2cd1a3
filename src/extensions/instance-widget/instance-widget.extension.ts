import { extensions } from '@wix/astro/builders';

/** The site widget, which shows visitors the state of the app's instance. */
export default extensions.customElement({
  id: '0d6f2b8e-41c7-4a35-9e1b-7c2f58a3d614',
  name: 'Instance Widget',
  tagName: 'instance-widget',
  element: './extensions/instance-widget/instance-widget.tsx',
  settings: './extensions/instance-widget/instance-widget.panel.tsx',
  installation: { autoAdd: true },
  width: { defaultWidth: 420, allowStretch: true },
  height: { defaultHeight: 160, heightMode: 'AUTO' },
});
