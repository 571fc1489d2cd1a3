/**
 * Keeps this process running when the app's code throws where nothing catches it, such as in a
 * timer after the answer, or when a connection pool emits `error`. Otherwise, Node would end the
 * process, and with it the console and the emulator's state. The errors are logged. Astro itself does
 * the same for a rejected promise that nothing handles.
 * @param fixStack Maps an error's stack to the lines of the app's source.
 * @returns A function that restores Node's behavior.
 */
export function logUncaughtErrors(fixStack: (error: Error) => void): () => void {
  const log = (error: unknown) => {
    console.error(
      `The app threw an error that nothing caught. The development server goes on.\n${describe(error, fixStack)}`,
    );
  };
  process.on('uncaughtException', log);
  return () => {
    process.off('uncaughtException', log);
  };
}

/** Writes the stacks of an error and of its causes, and no other properties, which may be secret. */
function describe(error: unknown, fixStack: (error: Error) => void, depth = 0): string {
  try {
    if (!(error instanceof Error)) return printable(String(error));
    fixStack(error);
    const text = printable(error.stack ?? String(error));
    const hasCause = error.cause !== undefined && depth < 5;
    return hasCause ? `${text}\nCaused by ${describe(error.cause, fixStack, depth + 1)}` : text;
  } catch {
    return 'The error cannot be described: reading it throws another one.';
  }
}

/** Escapes the characters that could control the terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (character) => JSON.stringify(character).slice(1, -1));
}
