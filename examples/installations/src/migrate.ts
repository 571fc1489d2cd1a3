// Brings the database that DATABASE_URL names up to date: `npm run migrate -w examples/installations`.
import { migrate } from './migrations.ts';

const { DATABASE_URL: url = '', DATABASE_AUTH_TOKEN: authToken } = process.env;
try {
  const applied = await migrate({ url, authToken });
  console.warn(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
