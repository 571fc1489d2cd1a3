import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import type { Router } from './server';

const link = new RPCLink({ url: `${location.origin}/rpc` });
const client: RouterClient<Router> = createORPCClient(link);

const { id } = await client.echo({ id: 'one', items: [] });
document.body.append(id);
