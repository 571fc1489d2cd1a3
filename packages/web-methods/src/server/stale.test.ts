import { beforeEach, describe, expect, test, vi } from 'vitest';
import { after, counting, minute, serve } from './cache.harness.js';
import { invalidate } from './result-cache.js';

/** The SDK's error for a token that Wix does not grant. */
function refusedGrant(status: number): Error {
  const error = new Error(`x Unexpected status code from Wix OAuth API: ${status}, request id: r`);
  // Node writes the stack when it is read first, and with the message that the error has then.
  void error.stack;
  return Object.assign(error, { message: 'System error occurred: {}', runtimeError: error });
}

describe('expired results while Wix fails', () => {
  const sdkError = (status = 503) =>
    Object.assign(new Error('x'), { response: { status }, requestId: 'r' });
  let failing = false;
  const fragile = () => {
    if (failing) throw sdkError();
    return counting();
  };
  beforeEach(() => {
    failing = false;
  });

  test('an expired result is served for ten minutes while Wix fails, with a note in cache-status', async () => {
    const { call } = serve(fragile, minute);
    const first = await call();
    failing = true;
    after(60 + 1);
    const cache = 'web-methods; hit; ttl=-1; detail=upstream-failed';
    expect(await call()).toEqual({ ...first, cache });
    after(598);
    expect((await call()).text).toBe(first.text);
    after(1);
    expect((await call()).status).toBe(502);
  });

  test('an expired result is served if Wix does not respond for ten seconds', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    after(61);
    run.mockImplementation(() => new Promise(() => {}));
    const answer = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answer).text).toBe(first.text);
  });

  test('a fresh result that arrives after an expired one was served is cached', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    after(61);
    let finish = (_: unknown) => {};
    run.mockImplementation(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const answer = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answer).text).toBe(first.text);
    finish('late');
    await vi.advanceTimersByTimeAsync(0);
    expect((await call()).text).toBe('"late"');
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('an expired result is not served if it is invalidated during the call', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      invalidate({ tag: 'instance', instanceId: 'one' });
      throw sdkError();
    });
    expect((await call()).status).toBe(502);
  });

  test.each([429, 500, 504])(
    'an expired result is served if Wix responds with %i',
    async (status) => {
      const { call, run } = serve(counting, minute);
      const { text } = await call();
      after(61);
      run.mockImplementation(() => {
        throw sdkError(status);
      });
      expect(await call()).toMatchObject({ status: 200, text });
    },
  );

  test.each([
    ['400 to a request', () => sdkError(400), 500],
    ['401 to a request', () => sdkError(401), 502],
    ['403 to a request', () => sdkError(403), 403],
    ['404 to a request', () => sdkError(404), 404],
    ['400 to a token grant', () => refusedGrant(400), 502],
  ])('an expired result is dropped if Wix responds with %s', async (_, error, status) => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      throw error();
    });
    expect((await call()).status).toBe(status);
    // Nothing is left to answer while Wix fails.
    run.mockImplementation(() => {
      throw sdkError(503);
    });
    expect((await call()).status).toBe(502);
  });

  test('an expired result is dropped if Wix responds with 403 after the result was served', async () => {
    const { call, run } = serve(counting, minute);
    const { text } = await call();
    after(61);
    let refuse = (_: unknown) => {};
    run.mockImplementation(() => new Promise((_, reject) => (refuse = reject)));
    const answer = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answer).text).toBe(text);
    refuse(sdkError(403));
    await vi.advanceTimersByTimeAsync(0);
    run.mockImplementation(() => {
      throw sdkError(503);
    });
    expect((await call()).status).toBe(502);
  });

  test('an expired result is not served if the method itself throws an error', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      throw new Error('x');
    });
    expect((await call()).status).toBe(500);
  });

  test('an invalidated result is not served while Wix fails', async () => {
    const { call } = serve(fragile, minute);
    await call();
    failing = true;
    invalidate({ tag: 'instance', instanceId: 'one' });
    expect((await call()).status).toBe(502);
  });
});
