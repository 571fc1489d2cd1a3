/**
 * Where the modules of a build run. `frontend`: all of them are public, even in a server build,
 * because Wix renders components from the public files. `backend`: none of them are public. `both`:
 * the environment decides, as in Astro's own build.
 */
export type Side = 'frontend' | 'backend' | 'both';

/**
 * Whether a module is public.
 * @param ssr Whether Vite loads the module for a server.
 */
export function isFrontend(side: Side, ssr = false): boolean {
  return side === 'frontend' || (side === 'both' && !ssr);
}
