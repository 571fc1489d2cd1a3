import { afterEach, expect, test, vi } from 'vitest';
import { openBrowser } from './open-browser.js';

const url = 'http://127.0.0.1:4400';
const { isTTY } = process.stdout;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.stdout.isTTY = isTTY;
});

test.each([
  { ci: '', tty: true, opened: [[url]] },
  { ci: 'true', tty: true, opened: [] },
  { ci: '', tty: false, opened: [] },
])(
  'openBrowser() opens the page only in a terminal and outside of CI: $ci $tty',
  async ({ ci, tty, opened }) => {
    vi.stubEnv('CI', ci);
    process.stdout.isTTY = tty;
    const launch = vi.fn(async () => {});
    await openBrowser(url, launch);
    expect(launch.mock.calls).toEqual(opened);
  },
);

test('openBrowser() says why no browser starts, and goes on', async () => {
  vi.stubEnv('CI', '');
  process.stdout.isTTY = true;
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  await openBrowser(url, async () => {
    throw new Error('no xdg-open');
  });
  expect(error).toHaveBeenCalledWith('wix-emulator: --open cannot start a browser: no xdg-open');
});
