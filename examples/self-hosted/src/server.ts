// The server for real: `npm start -w examples/self-hosted`, with the variables of `.env.example`.
import { readConfig } from './config.ts';
import { start } from './start.ts';

try {
  const server = await start(readConfig(process.env));
  process.stdout.write(`The server listens at ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, server.close);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
