import { afterAll, afterEach, beforeAll, vi } from 'vitest';

/**
 * Keeps what the tests of a file log off the terminal: the warnings of Astro and Vite, and the
 * failures that the tests cause. The log of a test that fails is printed.
 * @returns What has been logged since the test began.
 */
export function captureLog(): readonly string[] {
  const log: string[] = [];
  const print = process.stderr.write.bind(process.stderr);

  beforeAll(() => {
    const note = (...items: unknown[]) => void log.push(items.join(' '));
    vi.spyOn(console, 'error').mockImplementation(note);
    vi.spyOn(console, 'warn').mockImplementation(note);
    vi.spyOn(console, 'log').mockImplementation(note);
    // Astro writes to the streams themselves.
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => log.push(`${text}`) > 0);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => log.push(`${text}`) > 0);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') print(`${log.join('\n')}\n`);
    log.length = 0;
  });
  afterAll(() => void vi.restoreAllMocks());
  return log;
}
