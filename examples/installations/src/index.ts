export type { DatabaseOptions } from './connect.ts';
export type { Installation, Installations } from './installations.ts';
export { openInstallations } from './installations.ts';
export { migrate } from './migrations.ts';
