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

describe('while Wix fails', () => {
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

  test('an expired result answers for ten minutes, and says so', async () => {
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

  test('one answers after ten seconds of silence', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    after(61);
    run.mockImplementation(() => new Promise(() => {}));
    const answer = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answer).text).toBe(first.text);
  });

  test('a fresh one that comes later is kept', async () => {
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

  test('one that is invalidated meanwhile does not answer', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      invalidate({ tag: 'instance', instanceId: 'one' });
      throw sdkError();
    });
    expect((await call()).status).toBe(502);
  });

  test.each([429, 500, 504])('with %i, an expired result answers', async (status) => {
    const { call, run } = serve(counting, minute);
    const { text } = await call();
    after(61);
    run.mockImplementation(() => {
      throw sdkError(status);
    });
    expect(await call()).toMatchObject({ status: 200, text });
  });

  test.each([
    ['400 for a request', () => sdkError(400), 500],
    ['401 for a request', () => sdkError(401), 502],
    ['403 for a request', () => sdkError(403), 403],
    ['404 for a request', () => sdkError(404), 404],
    ['400 for the grant of a token', () => refusedGrant(400), 502],
  ])('Wix’s %s is no failure: what was kept is dropped', async (_, error, status) => {
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

  test('a refusal that comes after ten seconds drops what has answered meanwhile', async () => {
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

  test('it never hides a fault of the method’s own', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      throw new Error('x');
    });
    expect((await call()).status).toBe(500);
  });

  test('it is gone once it was invalidated', async () => {
    const { call } = serve(fragile, minute);
    await call();
    failing = true;
    invalidate({ tag: 'instance', instanceId: 'one' });
    expect((await call()).status).toBe(502);
  });
});
