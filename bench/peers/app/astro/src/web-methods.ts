import { dev, modules } from 'virtual:wix-web-methods/manifest';
import type { APIRoute } from 'astro';
import { createHandler } from 'wix-astro-web-methods/server';

const handle = createHandler({ modules, clientId: process.env.WIX_CLIENT_ID ?? '', dev });

export const POST: APIRoute = ({ request }) => handle(request);
