import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';

/**
 * Gives the app the emulator's credentials. They win over those of `.env` files, so that a local
 * run never has real ones.
 * @param emulator Whose credentials.
 * @returns Puts the whole environment back, of which Astro changes more.
 */
export function setAstroEnv(emulator: Emulator<Seed>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, emulator.env, {
    // Both would otherwise ask a server of Astro's.
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    // The hosting adapter would otherwise put the values of `.env` files over these.
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
