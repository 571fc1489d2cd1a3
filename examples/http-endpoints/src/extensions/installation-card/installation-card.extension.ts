import { extensions } from '@wix/astro/builders';

/** The site widget and its settings panel, which both ask the app's endpoints. */
export default extensions.customElement({
  id: 'e3ba13cd-4c18-47a1-9619-39416f14b005',
  name: 'Installation Card',
  tagName: 'installation-card',
  element: './extensions/installation-card/installation-card.ts',
  settings: './extensions/installation-card/installation-card.panel.tsx',
  installation: { autoAdd: true },
  width: { defaultWidth: 420, allowStretch: true },
  height: { defaultHeight: 200, heightMode: 'AUTO' },
});
