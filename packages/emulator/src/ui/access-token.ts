import type { TokenClaims } from '../model/tokens/claims.js';

/**
 * Requests an access token from the emulator, as Wix's own pages do from Wix.
 * @throws {Error} If the emulator refuses, with its reason.
 */
export async function fetchAccessToken(claims: TokenClaims): Promise<string> {
  const answer = await fetch('/emulator/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims),
  });
  const body: { readonly accessToken?: string } = await answer.json();
  if (body.accessToken !== undefined) return body.accessToken;
  throw new Error(`The emulator minted no token: ${JSON.stringify(body)}`);
}
