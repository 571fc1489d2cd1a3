import { endpoint } from 'wix-astro-web-methods/server';
import { getInstallation } from '../../backend/installation';

/** `GET /api/get-installation`: the caller's installation, as the app has noted it. */
export const GET = endpoint(getInstallation);
