import { type Installations, openInstallations } from 'example-installations';
import { WebMethodError } from 'wix-astro-web-methods/server';

/**
 * Uses the app's own records, for one request: a worker may not keep a connection for the next.
 * @throws {WebMethodError} `NO_DATABASE` if the app does not know where they are.
 */
export async function withInstallations<T>(
  use: (installations: Installations) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken } = process.env;
  if (!url) {
    throw new WebMethodError('NO_DATABASE', "The app's records are not available.", {
      status: 503,
      // For the log: callers are visitors of somebody's site.
      cause: new Error('DATABASE_URL is missing.'),
    });
  }
  const installations = await openInstallations({ url, authToken });
  try {
    return await use(installations);
  } finally {
    await installations.close();
  }
}
