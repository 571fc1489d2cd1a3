const words =
  /token|secret|password|passwd|passphrase|authorization|cookie|credential|apikey|privatekey|jwt|bearer|session|signature|^auth$/;

/**
 * Whether a field's name says that its value is a secret, in whatever way it is written.
 * @param name for example `refreshToken`, `client_secret` or `Set-Cookie`.
 */
export function namesSecret(name: string): boolean {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  // `token_type` is what every answer with a token has beside it.
  return words.test(letters) && !letters.endsWith('type');
}
