import { z } from '@hono/zod-openapi';
import type { SitePlugin } from '../model/extensions.js';
import type { JsonObject } from '../util/json.js';

const componentSchema = z.object({
  compType: z.literal('WIDGET_PLUGIN'),
  compId: z.string(),
  compName: z.string().optional(),
  compData: z.object({
    widgetPlugin: z.object({
      placements: z
        .array(z.object({ appDefinitionId: z.string(), widgetId: z.string(), slotId: z.string() }))
        .optional(),
    }),
  }),
});

/** Reads a site plugin from a component of the app's manifest. */
export function readSitePlugin(component: JsonObject): SitePlugin[] {
  const { data } = componentSchema.safeParse(component);
  if (!data) return [];
  const { compId: id, compName, compData } = data;
  return [{ id, name: compName ?? id, placements: compData.widgetPlugin.placements ?? [] }];
}
