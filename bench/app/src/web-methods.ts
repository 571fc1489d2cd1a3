import { dev, modules } from 'virtual:wix-web-methods/manifest';
import type { APIRoute } from 'astro';
import { createHandler } from 'wix-astro-web-methods/server';
import { appId } from '../wix.config.json';

const handle = createHandler({ modules, clientId: appId, dev });

/** The handler by itself, without Wix's integration around it. */
export const POST: APIRoute = ({ request }) => handle(request);
