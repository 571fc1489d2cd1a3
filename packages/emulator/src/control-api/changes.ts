import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { type ChangeTopic, changeTopics } from '../model/change-emitter.js';
import { createRouter, type Routes } from './router.js';

/** How long changes are collected before they are sent to a client, in milliseconds. */
const GATHER_MS = 100;

/** How often an idle connection receives a heartbeat, in milliseconds. */
const HEARTBEAT_MS = 15_000;

const follow = createRoute({
  method: 'get',
  path: '/changes',
  operationId: 'followChanges',
  summary: 'Streams changes as server-sent events until the client disconnects.',
  description: `Each event is named \`change\`. Its data is one of: ${changeTopics.join(', ')}. Each of these is sent at most once every ${GATHER_MS} ms.`,
  tags: ['State'],
  responses: {
    200: {
      description: 'The stream.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

/** The stream of changes. */
export const changeRoutes: Routes = (emulator) =>
  createRouter().openapi(follow, (context) =>
    streamSSE(context, async (stream) => {
      const pending = new Set<ChangeTopic>();
      let gathering: NodeJS.Timeout | undefined;

      // One after the other, so that little piles up for a client that does not read.
      const flush = async () => {
        const topics = [...pending];
        pending.clear();
        for (const topic of topics) await stream.writeSSE({ event: 'change', data: topic });
        gathering = undefined;
        if (pending.size > 0) gather();
      };
      const gather = () => {
        gathering ??= setTimeout(() => void flush(), GATHER_MS);
      };
      const stopListening = emulator.onChange((topic) => {
        pending.add(topic);
        gather();
      });
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);

      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        // The first bytes tell the client that it receives all changes from now on.
        void stream.write(': connected\n\n');
      });
      stopListening();
      clearInterval(heartbeat);
      clearTimeout(gathering);
    }),
  );
