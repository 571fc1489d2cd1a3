export type { DatabaseOptions } from './connect.ts';
export { describeFailedEvent } from './describe-failed-event.ts';
export type { Installation, Installations } from './installations.ts';
export { openInstallations } from './installations.ts';
export { isInstalled } from './is-installed.ts';
export { migrate } from './migrations.ts';
