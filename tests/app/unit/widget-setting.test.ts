import { widget } from '@wix/editor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWidgetSetting } from '../../../src/extensions/instance-widget/widget-setting';

vi.mock('@wix/editor', () => ({ widget: { getProp: vi.fn(), setProp: vi.fn() } }));

/** A call of the editor's that is under way. */
interface Call<T> {
  readonly args: readonly string[];
  readonly resolve: (answer: T) => void;
  readonly reject: (error: Error) => void;
}

let reads: Call<string>[];
let writes: Call<void>[];

beforeEach(() => {
  vi.useFakeTimers();
  reads = [];
  writes = [];
  vi.mocked(widget.getProp).mockImplementation((...args) => underWay(reads, args));
  vi.mocked(widget.setProp).mockImplementation((...args) => underWay(writes, args));
});
afterEach(() => {
  vi.useRealTimers();
});

function underWay<T>(calls: Call<T>[], args: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    calls.push({ args, resolve, reject });
  });
}

/** Lets the latest call of a kind succeed or fail, and all that follows happen. */
async function settle<T>(calls: Call<T>[], act: (call: Call<T>) => void): Promise<void> {
  const call = calls.at(-1);
  if (!call) throw new Error('No call is under way.');
  act(call);
  await vi.advanceTimersByTimeAsync(0);
}

const refuse = ({ reject }: Pick<Call<never>, 'reject'>) =>
  reject(new Error('The editor refuses.'));
const take = ({ resolve }: Call<void>) => resolve();
const tenSeconds = () => vi.advanceTimersByTimeAsync(10_000);
const written = () => writes.map(({ args }) => args[1]);

function shownSetting() {
  const setting = createWidgetSetting('heading');
  const listener = vi.fn();
  setting.subscribe(listener);
  return { setting, listener };
}

describe('reading a widget setting', () => {
  it('a widget setting is read once for all views, when the first view subscribes', async () => {
    const setting = createWidgetSetting('heading');
    expect(reads).toHaveLength(0);
    const views = [vi.fn(), vi.fn()];
    for (const view of views) setting.subscribe(view);
    expect(reads.map(({ args }) => args)).toEqual([['heading']]);
    expect(setting.getState()).toEqual({ value: undefined, busy: true });
    await settle(reads, ({ resolve }) => resolve('Bread'));
    expect(setting.getState()).toEqual({ value: 'Bread', busy: false });
    for (const view of views) expect(view).toHaveBeenCalled();
    setting.subscribe(vi.fn());
    expect(reads).toHaveLength(1);
  });

  it('a widget setting can be read again after a failed read', async () => {
    const { setting } = shownSetting();
    await settle(reads, refuse);
    expect(setting.getState()).toMatchObject({
      value: undefined,
      failed: 'read',
      error: expect.any(Error),
      busy: false,
    });
    void setting.retry();
    void setting.retry();
    expect(setting.getState()).toMatchObject({
      value: undefined,
      failed: 'read',
      error: expect.any(Error),
      busy: true,
    });
    expect(reads).toHaveLength(2);
    await settle(reads, ({ resolve }) => resolve('Bread'));
    expect(setting.getState()).toEqual({ value: 'Bread', busy: false });
    expect(writes).toHaveLength(0);
  });

  it('reading a widget setting fails if the editor does not respond within ten seconds', async () => {
    const { setting } = shownSetting();
    await tenSeconds();
    expect(setting.getState()).toMatchObject({
      value: undefined,
      failed: 'read',
      error: expect.any(Error),
      busy: false,
    });
  });

  it('a slow read of a widget setting does not overwrite the user’s change', async () => {
    const { setting } = shownSetting();
    await settle(reads, refuse);
    void setting.retry();
    void setting.write('Cake');
    await settle(reads, ({ resolve }) => resolve('Bread'));
    expect(setting.getState()).toMatchObject({ value: 'Cake', busy: true });
    await settle(writes, take);
    expect(setting.getState()).toEqual({ value: 'Cake', busy: false });
  });
});

describe('writing a widget setting', () => {
  async function readSetting() {
    const { setting, listener } = shownSetting();
    await settle(reads, ({ resolve }) => resolve(''));
    return { setting, listener };
  }

  it('a widget setting shows new values at once, and sends only the latest one to the editor', async () => {
    const { setting } = await readSetting();
    for (const value of ['B', 'Br', 'Bread']) void setting.write(value);
    expect(setting.getState()).toEqual({ value: 'Bread', busy: true });
    expect(written()).toEqual(['B']);
    await settle(writes, take);
    expect(written()).toEqual(['B', 'Bread']);
    await settle(writes, take);
    expect(setting.getState()).toEqual({ value: 'Bread', busy: false });
  });

  it('a widget setting is not written again if its value changes back during the write', async () => {
    const { setting } = await readSetting();
    for (const value of ['A', 'B', 'A']) void setting.write(value);
    await settle(writes, take);
    expect(written()).toEqual(['A']);
    expect(setting.getState()).toEqual({ value: 'A', busy: false });
  });

  it('a widget setting still has its new value after a failed write, and a retry sends the value again', async () => {
    const { setting } = await readSetting();
    void setting.write('A');
    await settle(writes, refuse);
    expect(setting.getState()).toMatchObject({
      value: 'A',
      failed: 'write',
      error: expect.any(Error),
      busy: false,
    });
    void setting.retry();
    expect(setting.getState()).toMatchObject({
      value: 'A',
      failed: 'write',
      error: expect.any(Error),
      busy: true,
    });
    await settle(writes, take);
    expect(setting.getState()).toEqual({ value: 'A', busy: false });
    expect(written()).toEqual(['A', 'A']);
  });

  it('a failed write of a widget setting is ignored if a newer value is written', async () => {
    const { setting } = await readSetting();
    void setting.write('A');
    void setting.write('B');
    await settle(writes, refuse);
    await settle(writes, take);
    expect(written()).toEqual(['A', 'B']);
    expect(setting.getState()).toEqual({ value: 'B', busy: false });
  });

  it('a write of a widget setting that hangs fails after ten seconds, and does not block the next write', async () => {
    const { setting } = await readSetting();
    void setting.write('A');
    await tenSeconds();
    expect(setting.getState()).toMatchObject({
      value: 'A',
      failed: 'write',
      error: expect.any(Error),
      busy: false,
    });
    void setting.write('B');
    await settle(writes, take);
    expect(setting.getState()).toEqual({ value: 'B', busy: false });
  });

  it('a widget setting does not notify a view after it unsubscribes', async () => {
    const setting = createWidgetSetting('heading');
    const listener = vi.fn();
    const leave = setting.subscribe(listener);
    leave();
    listener.mockClear();
    await settle(reads, ({ resolve }) => resolve(''));
    expect(listener).not.toHaveBeenCalled();
  });
});
