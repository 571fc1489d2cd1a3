import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { forAppOrUser } from './on-site.js';
import { type Route, route } from './route.js';

const inputSchema = z.object({
  invalidationMethods: z.array(z.object({ tag: z.string() })),
});

/** The operations of Wix's *Cache*. */
export const cacheRoutes = {
  'invalidate-cache': route('POST', '/v1/invalidate-cache', invalidateCache),
} satisfies Readonly<Record<string, Route>>;

/** *Invalidate Cache*: accepts the tags. The emulator caches nothing that it could drop. */
function invalidateCache(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, () =>
    inputSchema.safeParse(call.json).success
      ? Response.json({})
      : wixError(400, 'INVALID_ARGUMENT', 'The request needs invalidation methods with tags.'),
  );
}
