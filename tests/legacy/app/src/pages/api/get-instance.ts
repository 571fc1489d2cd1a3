import { endpoint } from 'wix-astro-web-methods/server';
import { getInstance } from '../../backend/get-instance.web';

export const GET = endpoint(getInstance);
