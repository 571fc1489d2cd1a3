import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoader } from '../../../src/shared/loader';

function setUp() {
  const pending: PromiseWithResolvers<string>[] = [];
  const call = vi.fn(() => {
    const answer = withResolvers<string>();
    pending.push(answer);
    return answer.promise;
  });
  const settle = async (act: (answer: PromiseWithResolvers<string>) => void) => {
    const answer = pending.shift();
    if (!answer) throw new Error('No call is under way.');
    act(answer);
    await answer.promise.catch(() => {});
  };
  return { call, settle, loader: createLoader(call) };
}

/** What `Promise.withResolvers` does, which Node 20 lacks. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: PromiseWithResolvers<T>['resolve'] = () => {};
  let reject: PromiseWithResolvers<T>['reject'] = () => {};
  const promise = new Promise<T>((...functions) => {
    [resolve, reject] = functions;
  });
  return { promise, resolve, reject };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('createLoader()', () => {
  it('createLoader() calls nothing before the first view subscribes', () => {
    const { call, loader } = setUp();
    expect(call).not.toHaveBeenCalled();
    expect(loader.getState()).toEqual({ loading: false });
  });

  it('a loader calls once for all views, and notifies each of them', async () => {
    const { call, loader, settle } = setUp();
    const views = [vi.fn(), vi.fn()];
    for (const view of views) loader.subscribe(view);
    expect(loader.getState().loading).toBe(true);

    await settle(({ resolve }) => resolve('data'));
    expect(call).toHaveBeenCalledOnce();
    expect(loader.getState()).toMatchObject({ loading: false, data: 'data' });
    for (const view of views) expect(view).toHaveBeenCalled();

    loader.subscribe(vi.fn());
    expect(call).toHaveBeenCalledOnce();
  });

  it('getState() of a loader returns the same object until something changes', () => {
    const { loader } = setUp();
    loader.subscribe(vi.fn());
    expect(loader.getState()).toBe(loader.getState());
  });

  it('a loader still has the error during a retry, and drops it when data arrives', async () => {
    const { loader, settle } = setUp();
    loader.subscribe(vi.fn());
    await settle(({ reject }) => reject('no luck'));
    expect(loader.getState()).toEqual({ loading: false, error: 'no luck' });

    void loader.reload();
    expect(loader.getState()).toEqual({ loading: true, error: 'no luck' });
    await settle(({ resolve }) => resolve('data'));
    expect(loader.getState()).toMatchObject({ loading: false, data: 'data' });
    expect(loader.getState()).not.toHaveProperty('error');
  });

  it('a loader still has its data after a reload fails', async () => {
    const { loader, settle } = setUp();
    loader.subscribe(vi.fn());
    await settle(({ resolve }) => resolve('data'));
    const { loadedAt } = loader.getState();

    void loader.reload();
    await settle(({ reject }) => reject('no luck'));
    expect(loader.getState()).toEqual({ loading: false, data: 'data', error: 'no luck', loadedAt });
  });

  it('a loader calls again for a view that subscribes after a failure', async () => {
    const { call, loader, settle } = setUp();
    loader.subscribe(vi.fn());
    await settle(({ reject }) => reject('no luck'));
    loader.subscribe(vi.fn());
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('a loader makes no second call while one is under way', () => {
    const { call, loader } = setUp();
    loader.subscribe(vi.fn());
    void loader.reload();
    expect(call).toHaveBeenCalledOnce();
  });

  it('a loader reports an error of a view, which affects neither the call nor other views', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const { loader, settle } = setUp();
    const fault = new Error('The view is broken.');
    loader.subscribe(() => {
      throw fault;
    });
    const view = vi.fn();
    loader.subscribe(view);
    await settle(({ resolve }) => resolve('data'));
    expect(loader.getState()).toMatchObject({ loading: false, data: 'data' });
    expect(loader.getState()).not.toHaveProperty('error');
    expect(view).toHaveBeenCalledOnce();
    // Of the beginning of the call and of its end.
    expect(report.mock.calls).toEqual([[fault], [fault]]);
  });

  it('a loader does not notify a view after it unsubscribes', async () => {
    const { loader, settle } = setUp();
    const view = vi.fn();
    const leave = loader.subscribe(view);
    view.mockClear();
    leave();
    await settle(({ resolve }) => resolve('data'));
    expect(view).not.toHaveBeenCalled();
  });
});
