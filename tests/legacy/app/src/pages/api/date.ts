import { endpoint } from 'wix-astro-web-methods/server';
import { date } from '../../backend/calls.web';

export const GET = endpoint(date);
