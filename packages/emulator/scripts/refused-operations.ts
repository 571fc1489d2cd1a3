/** An operation that Wix's SDK can ask for and the emulator refuses. */
export interface RefusedOperation {
  readonly title: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** The grant, of a request for a token. */
  readonly grant?: string;
}

const tokenUrl = 'https://www.wixapis.com/oauth2/token';

/** The operations that apps are most likely to miss. */
export const refusedOperations: readonly RefusedOperation[] = [
  {
    title: 'Tokens for a member who has logged in',
    method: 'POST',
    url: tokenUrl,
    grant: 'authorization_code',
  },
  {
    title: 'Tokens for a member who was logged in by the app',
    method: 'POST',
    url: tokenUrl,
    grant: 'authorized_client',
  },
  {
    title: 'Tokens for an instance, from an authorization code or a refresh token',
    method: 'POST',
    url: 'https://www.wixapis.com/oauth/access',
  },
  {
    title: 'Login, logout and checkout pages',
    method: 'POST',
    url: 'https://www.wixapis.com/_api/redirects-api/v1/redirect-session',
  },
  {
    title: 'Login and registration of members',
    method: 'POST',
    url: 'https://www.wixapis.com/_api/iam/authentication/v2/login',
  },
  ...(
    [
      ['search items', 'items/search'],
      ['aggregate items with a pipeline', 'items/aggregate-pipeline'],
      ['create a draft of an item', 'items/create-draft'],
      ['publish a draft of an item', 'items/publish-draft'],
      ['unpublish an item', 'items/unpublish'],
      ['change all items that match a filter', 'bulk/items/async-patch-by-filter'],
      ['remove all items that match a filter', 'bulk/items/async-remove-by-filter'],
    ] as const
  ).map(
    ([title, path]): RefusedOperation => ({
      title: `Wix Data: ${title}`,
      method: 'POST',
      url: `https://www.wixapis.com/wix-data/v2/${path}`,
    }),
  ),
];
