try {
  const { run } = await load();
  process.exitCode = await run(process.argv.slice(2), process.cwd());
} catch (error) {
  // The message of a user's mistake is enough. A bug needs the stack.
  const isBug = !(error instanceof Error) || error.constructor !== Error;
  console.error(isBug ? error : error.message);
  process.exitCode = 1;
}

/** Loads the command. Vite, whose parser it uses, is an optional peer dependency. */
async function load(): Promise<typeof import('./run.js')> {
  try {
    return await import('./run.js');
  } catch (error) {
    const isMissing = error instanceof Error && /Cannot find package 'vite'/.test(error.message);
    if (!isMissing) throw error;
    throw new Error('wix-astro-web-methods generate needs Vite: npm install --save-dev vite@6');
  }
}
