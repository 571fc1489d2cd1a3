import { endpoint } from 'wix-astro-web-methods/server';
import { getInstance } from '../../backend/instance';

/** `GET /api/get-instance`: the caller's installation, as Wix knows it. */
export const GET = endpoint(getInstance);
