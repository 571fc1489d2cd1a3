import { endpoint } from 'wix-astro-web-methods/server';
import { nothing } from '../../backend/calls.web';

export const GET = endpoint(nothing);
