import { createRoute, z } from '@hono/zod-openapi';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const readingSchema = z
  .object({
    now: z.iso.datetime().openapi({ description: "The emulator's time." }),
    offsetSeconds: z
      .number()
      .openapi({ description: "How far the emulator's clock is ahead of the computer's clock." }),
  })
  .openapi('Clock');

const moveSchema = z.union(
  [
    z.strictObject({ advanceSeconds: z.number() }),
    z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  ],
  { error: 'must have either "advanceSeconds", a number, or "now", a time in ISO 8601' },
);

const read = createRoute({
  method: 'get',
  path: '/clock',
  operationId: 'getClock',
  summary: "Returns the emulator's time, which tokens, trials, billing and logs use.",
  tags: ['Clock'],
  responses: { 200: json(readingSchema, 'The time.') },
});

const move = createRoute({
  method: 'post',
  path: '/clock',
  operationId: 'moveClock',
  summary: 'Moves the clock forward, by a number of seconds or to a given time.',
  description:
    'Answers after everything that became due is done: plans have ended, and due event deliveries have been attempted.',
  tags: ['Clock'],
  request: body(moveSchema),
  responses: { 200: json(readingSchema, 'The new time.'), ...refusals(400) },
});

/** The emulator's time. */
export const clockRoutes: Routes = (emulator) => {
  const { clock, events } = emulator;
  const reading = () => ({
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: clock.offsetMs / 1000,
  });
  return createRouter()
    .openapi(read, (context) => context.json(reading(), 200))
    .openapi(move, async (context) => {
      const wanted = context.req.valid('json');
      const ms =
        'now' in wanted ? Date.parse(wanted.now) - clock.now() : wanted.advanceSeconds * 1000;
      clock.advance(ms);
      await events.settled();
      return context.json(reading(), 200);
    });
};
