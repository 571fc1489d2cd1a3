import type { APIRoute } from 'astro';
import { askWix } from '../../../questions';

/** As in Wix's documentation, without a check of who asks. */
export const POST: APIRoute = async () => Response.json(await askWix());
