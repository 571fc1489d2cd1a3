import { hc } from 'hono/client';
import type { App } from './server';

const client = hc<App>(location.origin);

const response = await client.echo.$post({ json: { id: 'one', items: [] } });
if (!response.ok) throw new Error(`The server responded with ${response.status}.`);
const { id } = await response.json();
document.body.append(id);
