import { extensions } from '@wix/astro/builders';

/** The dashboard page, which shows the owner everything that Wix knows about the instance. */
export default extensions.dashboardPage({
  id: '9b47e1d3-58f0-4c62-8a9d-e36014b7c25f',
  title: 'Instance Status',
  routePath: 'instance-status',
  component: './extensions/instance-status/instance-status.tsx',
});
