/** The bare endpoint in a route of the kind that web methods and Astro's Actions have. */
export { POST } from '../bare';
