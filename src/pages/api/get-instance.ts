import { endpoint } from 'wix-astro-web-methods/server';
import { getInstance } from '../../backend/instance.web';

/**
 * `getInstance` as a plain HTTP endpoint, for callers that cannot import the web method.
 * @see https://docs.astro.build/en/guides/endpoints/#server-endpoints-api-routes
 */
export const GET = endpoint(getInstance);
