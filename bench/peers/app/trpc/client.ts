import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from './server';

const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/' })] });

const { id } = await client.echo.mutate({ id: 'one', items: [] });
document.body.append(id);
