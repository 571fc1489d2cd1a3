import type { TokenClaims } from '../model/tokens/claims.js';
import { nameToken } from './surfaces-by-token.js';

/**
 * Requests an access token from the emulator, as Wix's own pages do from Wix.
 * @param surface The surface of this page that gets the token; the frame that gets it names itself.
 * @throws {Error} If the emulator refuses, with its reason.
 */
export async function fetchAccessToken(claims: TokenClaims, surface?: string): Promise<string> {
  const answer = await fetch('/emulator/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims),
  });
  const body: { readonly accessToken?: string } = await answer.json();
  const { accessToken } = body;
  if (accessToken !== undefined) {
    if (surface !== undefined) nameToken(accessToken, surface);
    return accessToken;
  }
  throw new Error(`The emulator minted no token: ${JSON.stringify(body)}`);
}
