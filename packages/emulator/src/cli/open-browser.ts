/**
 * Opens a page in the user's browser, unless nobody sits in front of this process.
 * @param url The page.
 * @param launch Starts the browser. Default: as the system does.
 */
export async function openBrowser(
  url: string,
  launch: (url: string) => Promise<unknown> = launchBrowser,
): Promise<void> {
  // CI services set `CI`.
  if (process.env.CI || process.stdout.isTTY !== true) return;
  await launch(url).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`wix-emulator: --open cannot start a browser: ${reason}`);
  });
}

/** Loads the library only when it is needed, because every start would wait for it. */
async function launchBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url);
}
