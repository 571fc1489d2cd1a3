/**
 * Makes an error whose message has, in one line, why a database cannot be used.
 * @param cause What its driver has thrown.
 */
export function unusable(cause: unknown): Error {
  // A driver may quote the URL, with the password in it.
  const reason = reasonOf(cause).replace(/\/\/[^/\s]*@/g, '//');
  return new Error(`The database of DATABASE_URL cannot be used: ${reason}`, { cause });
}

/** "fetch failed" says nothing without its cause, and where two addresses failed, only a code is left. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.message || ('code' in error ? String(error.code) : error.name);
  return error.cause === undefined ? reason : `${reason}: ${reasonOf(error.cause)}`;
}
