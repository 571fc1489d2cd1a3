import { endpoint } from 'wix-astro-web-methods/server';
import { throwsError } from '../../backend/calls.web';

export const GET = endpoint(throwsError);
