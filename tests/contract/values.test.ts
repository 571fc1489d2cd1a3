import { parse } from 'devalue';
import { expect, test } from 'vitest';
import { richValues, uncarriedValues } from '../fixtures/contract/src/backend/values.js';
import { errorBody, startRuntime } from './runtime.js';

const runtime = startRuntime();

test('a result of plain data arrives as plain JSON', async () => {
  const args = ['a', { b: [null, true, 1.5, 'ü\u2028'] }];
  const answer = await runtime.app.call('backend/methods/echo', { args });
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.text).toBe(JSON.stringify(args));
});

test('a call of a method without a result gets 204', async () => {
  const answer = await runtime.app.call('backend/methods/nothing');
  expect(answer).toMatchObject({ status: 204, text: '' });
});

test.each(Object.keys(richValues))('a result with %s arrives unchanged', async (name) => {
  const answer = await runtime.app.call('backend/values/rich', { args: [name] });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/devalue+json');
  expect(parse(answer.text)).toStrictEqual(richValues[name]?.());
});

test('a repeated reference in a result arrives as one object', async () => {
  const args = ['a repeated reference'];
  const { text } = await runtime.app.call('backend/values/rich', { args });
  const [first, second] = parse(text);
  expect(first).toBe(second);
});

test('a getter in a result is read only once', async () => {
  const { text } = await runtime.app.call('backend/values/changing');
  expect(parse(text)).toEqual([{ value: 'first' }]);
});

test.each(Object.entries(uncarriedValues))(
  'a result with %s gives the caller 500, and the log names its path',
  async (name, { says }) => {
    const answer = await runtime.app.call('backend/values/uncarried', { args: [name] });
    expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
    // The author of the method gets to know it, and nobody else.
    expect(answer.text.includes(JSON.stringify(says).slice(1, -1))).toBe(runtime.isDev);
    await expect.poll(() => runtime.log.join('\n')).toContain(says);
  },
);

const validatedMethod = 'backend/validated/book';

test('a validated method gets the output of its schema', async () => {
  const args = [{ seats: 2, when: '2031-05-06' }];
  const answer = await runtime.app.call(validatedMethod, { args });
  expect(answer.status).toBe(200);
  expect(parse(answer.text)).toEqual({ seats: 2, when: new Date('2031-05-06'), note: 'none' });
});

test('arguments that the schema refuses get 422 with every issue and its path', async () => {
  const answer = await runtime.app.call(validatedMethod, { args: [{ seats: 9, when: 1 }, 'more'] });
  const issue = (...path: unknown[]) => ({ path, message: expect.any(String) });
  const issues = [issue(0, 'seats'), issue(0, 'when'), issue(1)];
  const body = errorBody('VALIDATION', { details: { issues } });
  expect(answer).toMatchObject({ status: 422, body });
});

test('a call without the arguments that the schema requires gets 422', async () => {
  const answer = await runtime.app.call(validatedMethod);
  expect(answer).toMatchObject({ status: 422, body: errorBody('VALIDATION') });
});
