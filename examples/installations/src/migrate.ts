// Brings the database that DATABASE_URL names up to date: `npm run migrate -w examples/installations`.
import { migrate } from './migrations.ts';

const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken } = process.env;
if (!url) {
  console.error('Set DATABASE_URL to the database that is to be migrated.');
  process.exit(1);
}
const applied = await migrate({ url, authToken });
console.warn(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.');
