// The server for real: `npm start -w examples/self-hosted`, with the variables of `.env.example`.
import { readConfig } from './config.ts';
import { run } from './run.ts';
import { start } from './start.ts';

await run(async () => {
  const server = await start(readConfig(process.env));
  process.stdout.write(`The server listens at ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, server.close);
});
