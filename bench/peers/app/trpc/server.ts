import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { fail } from '../failure';
import { valueSchema } from '../value';

const { procedure, router } = initTRPC.create();

const appRouter = router({
  echo: procedure.input(valueSchema).mutation(({ input }) => input),
  fail: procedure.mutation(() => fail()),
});

export type AppRouter = typeof appRouter;

const server = createHTTPServer({ router: appRouter });
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
