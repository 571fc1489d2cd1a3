/** Writes a line to the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line to the standard error, for commands whose standard output is another program's. */
export function printToStderr(text: string): void {
  process.stderr.write(`${text}\n`);
}
