/**
 * Sets the emulator's credentials in the environment. They override the credentials of `.env`
 * files, so that a local run never uses real ones.
 * @param credentials The variables with the emulator's credentials.
 * @returns A function that restores the whole environment, because Astro changes other variables.
 */
export function setAstroEnv(credentials: object): () => void {
  const before = { ...process.env };
  Object.assign(process.env, credentials, {
    // Otherwise, both contact one of Astro's servers.
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    // Otherwise, the hosting adapter overrides these variables with the values of `.env` files.
    CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false',
    WRANGLER_SEND_METRICS: 'false',
  });
  return () => {
    for (const name of Object.keys(process.env)) {
      if (!Object.hasOwn(before, name)) delete process.env[name];
    }
    Object.assign(process.env, before);
  };
}
