import { invalidUrl, unparsableUrl } from './database-error.ts';

const FILE = /^file:(?:\/\/(?<host>[^/?#]*))?(?<path>[^?#]*)(?<parameters>.*)$/is;

/**
 * Checks that a `file:` URL names a file. SQLite takes an empty path for a database that it deletes
 * at the end, and a path with a NUL ends the process.
 * @throws {InstallationsError} With what to write instead.
 */
export function checkFileUrl(url: string): void {
  const { host = '', path = '', parameters = '' } = FILE.exec(url)?.groups ?? {};
  const file = decode(path);
  if (file === undefined || file.includes('\0')) {
    throw invalidUrl(
      'Invalid URL. Write a percent sign in the name of a file as %25, as in file:installations.db without one',
    );
  }
  if (host !== '' && host.toLowerCase() !== 'localhost') {
    throw invalidUrl(
      'a file has no host. Write file:installations.db, or file:///folder/installations.db for an absolute path',
    );
  }
  if (file.trim() === '' || file === ':memory:') {
    throw invalidUrl(
      'it names no file, so the records would be lost with the process. Write file:installations.db',
    );
  }
  if (parameters !== '') {
    throw invalidUrl(
      'a file: URL has no parameters. Write file:installations.db, and in the name of a file ? as %3F and # as %23',
    );
  }
}

/**
 * Checks that a `postgres:` URL can be parsed and names a host. Without one, the driver would take
 * the local computer.
 * @throws {InstallationsError} With what to write instead.
 */
export function checkPostgresUrl(url: string): void {
  // For a socket the driver takes a user without a host, which no other URL may have.
  const parsed = parse(url) ?? parse(url.replace('@/', '@socket.invalid/'));
  if (!parsed) throw unparsableUrl();
  const { hostname, searchParams } = parsed;
  const isNamed = hostname !== '' && hostname !== 'socket.invalid';
  if (!isNamed && !searchParams.get('host')) {
    throw invalidUrl('it names no host. Write postgres://user:password@host:5432/database');
  }
  if (!/^\d{0,5}$/.test(searchParams.get('port') ?? '')) {
    throw invalidUrl('its parameter port is not a port number');
  }
}

/**
 * Checks that the URL of a libSQL server can be parsed, and names a host and no user.
 * @throws {InstallationsError} With what to write instead.
 */
export function checkServerUrl(url: string): void {
  const parsed = parse(url);
  if (!parsed) throw unparsableUrl();
  if (parsed.hostname === '') throw invalidUrl('it names no host. Write libsql://host');
  if (parsed.username !== '' || parsed.password !== '') {
    throw invalidUrl(
      'a libSQL server takes no user and no password. Put its token into DATABASE_AUTH_TOKEN',
    );
  }
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
