/**
 * Where a build's modules run. `frontend`: all of them are public, those of a server build too, as
 * Wix renders components from the public files. `backend`: none of them is. `both`: the environment
 * tells, as in Astro's own build.
 */
export type Side = 'frontend' | 'backend' | 'both';

/**
 * Tells whether a module is public.
 * @param ssr Whether it is for a server, as Vite has it.
 */
export function isFrontend(side: Side, ssr = false): boolean {
  return side === 'frontend' || (side === 'both' && !ssr);
}
