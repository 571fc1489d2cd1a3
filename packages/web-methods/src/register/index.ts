import { register } from 'node:module';

// `node --import wix-astro-web-methods/register server.js` makes Node load web modules.
register('./hooks.js', import.meta.url);
