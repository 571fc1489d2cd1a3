const cache = new Map<string, string>();

/**
 * Reads a secret once per process.
 * @throws {Error} If neither the site nor the environment has it.
 */
export async function readSecret(name: string): Promise<string> {
  const cached = cache.get(name);
  if (cached) return cached;
  try {
    const { secrets } = await import('@wix/secrets');
    const { auth } = await import('@wix/essentials');
    const { value } = await auth.elevate(secrets.getSecretValue)(name);
    if (value) {
      cache.set(name, value);
      return value;
    }
  } catch (error) {
    console.warn(`The secret ${name} cannot be read.`, error);
  }
  const value = process.env[name];
  if (!value) throw new Error(`${name} is neither a secret nor in the environment.`);
  return value;
}
