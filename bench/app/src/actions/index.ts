import { defineAction } from 'astro:actions';
import { answer } from '../answer';

export const server = {
  getInstance: defineAction({ handler: async () => answer }),
};
