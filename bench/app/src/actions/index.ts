import { defineAction } from 'astro:actions';
import { answer } from '../answer';
import { askNothing, askWix } from '../questions';

export const server = {
  getInstance: defineAction({ handler: async () => answer }),
  elevated: defineAction({ handler: askWix }),
  nothing: defineAction({ handler: askNothing }),
};
