import { extensions } from '@wix/astro/builders';
import { rawDataModalId } from './modal-id';

/** The dashboard modal with everything that Wix knows about the instance, as raw data. */
export default extensions.dashboardModal({
  id: rawDataModalId,
  title: 'Raw data',
  component: './extensions/raw-data/raw-data.tsx',
  width: 720,
  height: 560,
});
