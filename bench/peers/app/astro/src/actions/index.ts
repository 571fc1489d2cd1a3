import { defineAction } from 'astro:actions';
import { z } from 'astro:schema';
import { fail } from '../../../failure';

export const server = {
  echo: defineAction({
    input: z.object({
      id: z.string(),
      items: z.array(z.object({ name: z.string(), count: z.number() })),
    }),
    handler: async (value) => value,
  }),
  fail: defineAction({ handler: async () => fail() }),
};
