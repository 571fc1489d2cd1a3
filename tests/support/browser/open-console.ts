import { inject } from 'vitest';
import { startConsole } from 'wix-emulator';
import { type RunningApp, startApp } from '../start-app.js';
import { openBrowser, type TestBrowser } from './open-browser.js';

/** An app, the console and the host pages around it, and a browser to look at them. */
export interface OpenConsole {
  app: RunningApp;
  /** The console's origin, which has the host pages as well. */
  url: string;
  browser: TestBrowser;
  close(): Promise<void>;
}

/**
 * Starts the production build of an app, its console, and Chromium.
 * @param root The app's folder, already built.
 * @param env The app's own environment variables. Default: none.
 */
export async function openConsole(
  root: string,
  env?: Readonly<Record<string, string>>,
): Promise<OpenConsole> {
  const app = await startApp(root, env);
  const { url, close } = await startConsole({ emulator: app.emulator, port: 0 });
  const browser = await openBrowser(inject('chromium'));
  return {
    app,
    url,
    browser,
    async close() {
      await browser.close();
      await close();
      await app.close();
    },
  };
}
