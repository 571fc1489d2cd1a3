import type { TokenClaims } from '../model/tokens/claims.js';

/**
 * Requests an access token from the emulator, as Wix's own pages do from Wix.
 * @param claims The claims of the token.
 * @throws {Error} If the emulator refuses, with its reason.
 */
export async function fetchAccessToken(claims: TokenClaims): Promise<string> {
  const answer = await fetch('/emulator/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims),
  });
  const body: unknown = await answer.json();
  if (isToken(body)) return body.accessToken;
  throw new Error(`The emulator minted no token: ${JSON.stringify(body)}`);
}

function isToken(body: unknown): body is { readonly accessToken: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'accessToken' in body &&
    typeof body.accessToken === 'string'
  );
}
