/**
 * Runs a command. Whatever keeps it from its work is told without a stack, and its exit code is 1.
 * @param command Starts the work, and ends it if it cannot.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
