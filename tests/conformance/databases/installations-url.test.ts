import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect, promisify } from 'node:util';
import { migrate, openInstallations } from 'example-installations';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { APP_ROOT } from '../../support/start-app.js';
import { startPostgresServer } from './postgres-server.js';

const run = promisify(execFile);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'installations-url-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything that a log could print of an error, with its causes and other properties. */
function everythingIn(error: unknown): string {
  const seen = error instanceof Error ? [error.message, error.stack, String(error)] : [];
  return `${seen.join('\n')}\n${inspect(error, { depth: 10, showHidden: true })}`;
}

/** The error of the first use of a database that cannot be used. */
async function failureOf(url: string, authToken?: string): Promise<Error> {
  const failed = async () => {
    const installations = await openInstallations({ url, authToken });
    onTestFinished(() => installations.close());
    await installations.see('an-instance');
  };
  const failure = await failed().catch((error: unknown) => error);
  if (!(failure instanceof Error)) throw new Error('The database was usable.');
  return failure;
}

/** Passwords as people write them: raw where they should be encoded, and encoded. */
const passwords = [
  'hunter2',
  'hunter2/hunter2',
  '12/hunter2',
  'hunter2@hunter2',
  'hunter2 hunter2',
  'hunter2\nhunter2',
  'hunter2"hunter2\'',
  'hunter2#hunter2?hunter2',
  'hunter2%2Fhunter2%40',
  '%68unter2%',
  'hunter2%ff',
  'hunter2:[hunter2]',
];

/** What must be in no error: the secrets in each of their spellings. */
const SECRET = /hunter2|%68unter2|alice/i;

describe('the user and the password of DATABASE_URL', () => {
  test.each(
    ['postgres', 'postgresql', 'libsql', 'http', 'https', 'file', 'mysql'].flatMap((scheme) =>
      passwords.map((password) => [`${scheme}://alice:${password}@127.0.0.1:9/x`] as const),
    ),
  )('no error quotes the user or the password of the DATABASE_URL %j', async (url) => {
    const failure = await failureOf(url);
    expect(everythingIn(failure)).not.toMatch(SECRET);
    expect(failure.message).toMatch(/^.*DATABASE_URL.*$/);
  });

  test('no error quotes a password that begins with slashes, as in alice://hunter2@127.0.0.1/x', async () => {
    expect(everythingIn(await failureOf('alice://hunter2@127.0.0.1/x'))).not.toMatch(SECRET);
  });

  test.each(passwords)(
    'no error quotes the user or the password %j of a DATABASE_URL without a scheme',
    async (password) => {
      expect(everythingIn(await failureOf(`alice:${password}@127.0.0.1/x`))).not.toMatch(SECRET);
    },
  );
});

describe('the parameters of DATABASE_URL', () => {
  test.each([
    'postgres://127.0.0.1:9/x?user=alice&password=hunter2',
    'postgres://127.0.0.1:9/x?sslkey=/no/hunter2.pem',
    'postgres://127.0.0.1:9/x?sslcert=/no/hunter2.pem',
    'postgres://127.0.0.1:9/x?sslrootcert=%2Fno%2Fhunter2.pem',
    'postgres://127.0.0.1:9/x?port=hunter2',
    'postgres://127.0.0.1:9/x?sslmode=hunter2',
    'postgres://127.0.0.1:9/x?host=/hunter2',
    'http://127.0.0.1:9?authToken=hunter2',
    'http://127.0.0.1:9?authToken=hunter2%0Ahunter2',
    'http://127.0.0.1:9?tls=hunter2',
    'http://127.0.0.1:9?hunter2',
    'http://127.0.0.1:9?password=hunter2',
    'http://127.0.0.1:9#hunter2',
    'libsql://127.0.0.1?tls=0&authToken=hunter2',
    'file:x.db?authToken=hunter2',
    'file:x.db?tls=hunter2',
    'file:x.db#hunter2',
  ])('no error quotes the parameters of the DATABASE_URL %s', async (url) => {
    const failure = await failureOf(url);
    expect(everythingIn(failure)).not.toMatch(SECRET);
    expect(failure.message).toMatch(/^.*DATABASE_URL.*$/);
  });

  test('no error quotes a DATABASE_AUTH_TOKEN that is not a valid header value', async () => {
    const failure = await failureOf('http://127.0.0.1:9', 'hunter2\nhunter2');
    expect(everythingIn(failure)).not.toMatch(SECRET);
    expect(failure.message).toMatch(/^.*DATABASE_AUTH_TOKEN.*$/);
  });
});

test.each([
  ['application/json', 'its server refuses the request'],
  ['text/plain', 'HTTP status 401'],
])('no error quotes the %s body of a libSQL server that answers 401', async (contentType, said) => {
  const server = createServer(({ headers: { authorization } }, response) => {
    response.writeHead(401, { 'content-type': contentType });
    response.end(JSON.stringify({ error: authorization, message: authorization }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${Object(server.address()).port}`;
  for (const failure of [
    await failureOf(url, 'hunter2'),
    await failureOf(`${url}?authToken=hunter2`),
  ]) {
    expect(everythingIn(failure)).not.toMatch(SECRET);
    expect(failure.message).toContain(said);
  }
});

test('no error quotes what Postgres says about a statement', async () => {
  const server = await startPostgresServer();
  onTestFinished(() => server.close());
  await migrate({ url: server.url });
  const installations = await openInstallations({ url: server.url });
  // Postgres stores no NUL, and quotes what it refuses.
  const refused = await installations.see('hunter2\0').catch((error: unknown) => error);
  await installations.close();
  expect(refused).toBeInstanceOf(Error);
  expect(everythingIn(refused)).not.toMatch(SECRET);
});

describe('`file:` URLs that would lose the records', () => {
  test.each([
    'file:',
    'FILE:',
    'file://',
    'file://localhost',
    'file:%20',
    'file::memory:',
    'file:%3Amemory%3A',
    'file:?mode=memory',
    'file::memory:?cache=shared',
    'file:x.db?mode=memory',
    'file:#x',
    'file://x.db',
    'file:%',
  ])(
    'the DATABASE_URL %s is refused with a message that says what to write instead',
    async (url) => {
      const failure = await failureOf(url);
      expect(failure.message).toMatch(/^The database of DATABASE_URL cannot be used: .*$/);
      expect(failure.message).toContain('file:installations.db');
    },
  );

  test('a `file:` DATABASE_URL with a NUL character is refused, and does not crash the process', async () => {
    const script = 'examples/installations/src/migrate.ts';
    const failed: { code: number; stderr: string } = await run(
      process.execPath,
      ['--import', 'tsx', script],
      { cwd: APP_ROOT, env: { ...process.env, DATABASE_URL: `file:${folder}/x%00y.db` } },
    ).then(
      () => ({ code: 0, stderr: '' }),
      (error) => error,
    );
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/^The database of DATABASE_URL cannot be used: .+\n$/);
  });

  test.each(['a b.db', 'ä%3F%23%25.db', ':memory:.db'])(
    'the DATABASE_URL of the file %s is accepted',
    async (name) => {
      expect(await migrate({ url: `file:${folder}/${name}` })).toEqual(['0001_installations']);
      expect(await migrate({ url: `file://${folder}/${name}` })).toEqual([]);
      expect(await migrate({ url: `file://localhost${folder}/${name}` })).toEqual([]);
    },
  );
});

describe('errors in DATABASE_URL', () => {
  test.each([
    ['postgres://', 'postgres://user:password@host:5432/database'],
    ['postgres:', 'postgres://user:password@host:5432/database'],
    ['postgres:///x', 'postgres://user:password@host:5432/database'],
    ['postgresql://user:x@/x', 'postgres://user:password@host:5432/database'],
    ['postgres://user:a/b@host/x', '%2F'],
    ['postgres://user:%ff@host/x', '%25'],
    ['postgres://user:x@host:99999/x', 'Invalid URL'],
    ['libsql://', 'libsql://host'],
    ['libsql:x', 'libsql://host'],
    ['http://', 'Invalid URL'],
    ['http://127.0.0.1:99999', 'Invalid URL'],
    ['https://[::1', 'Invalid URL'],
    ['libsql://user:x@host', 'DATABASE_AUTH_TOKEN'],
    ['libsql://host?tls=0', 'Invalid URL'],
    ['http://host?password=x', 'authToken'],
    ['postgres://127.0.0.1:1/x', 'ECONNREFUSED'],
    ['postgres://127.0.0.1:1/x?sslkey=/no/such/file', 'ENOENT'],
    ['file:/no/such/folder/x.db', 'folder'],
    ['file:/dev/null/x.db', 'folder'],
    ['file:/etc/passwd', 'not a database'],
    ['user:x@host', 'no scheme'],
    ['mongodb+srv://user:x@host', 'mongodb+srv:'],
  ])('the error for the DATABASE_URL %s is one line that contains "%s"', async (url, said) => {
    const { message } = await failureOf(url);
    expect(message).toMatch(/^.+$/);
    expect(message).toContain('DATABASE_URL');
    expect(message).toContain(said);
  });
});
