import type { SiteData } from '../console/host-data.js';
import { mountWidget } from './widget.js';

declare global {
  var siteData: SiteData;
}

for (const widget of siteData.widgets) mountWidget(widget, siteData.claims);
