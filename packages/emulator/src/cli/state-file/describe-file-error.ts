import { errorCode } from './replace-file.js';

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
]);

/** Describes an error of the file system within a sentence. */
export function describeFileError(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return reasons.get(errorCode(error)) ?? reason;
}
