import type { APIRoute } from 'astro';
import { askNothing } from '../../../questions';

/** An endpoint that asks nothing. */
export const POST: APIRoute = async () => Response.json(await askNothing());
