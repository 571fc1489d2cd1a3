import { createServer } from 'node:http';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { fail } from '../failure';
import { valueSchema } from '../value';

const router = {
  echo: os.input(valueSchema).handler(({ input }) => input),
  fail: os.handler(() => fail()),
};

export type Router = typeof router;

const handler = new RPCHandler(router);
const server = createServer(async (request, response) => {
  const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
  if (!matched) response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
