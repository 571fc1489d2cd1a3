import { parse } from 'devalue';
import { describe, expect, test } from 'vitest';
import { richValues, uncarriedValues } from '../fixtures/contract/src/backend/values.js';
import { errorBody, type Runtime } from './runtime.js';

/** What results arrive as, and which cannot. */
export function valueCases(runtime: Runtime): void {
  describe('results', () => {
    test('plain data is plain JSON', async () => {
      const args = ['a', { b: [null, true, 1.5, 'ü\u2028'] }];
      const answer = await runtime.app.call('backend/methods/echo', { args });
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(answer.text).toBe(JSON.stringify(args));
    });

    test('no result is 204', async () => {
      const answer = await runtime.app.call('backend/methods/nothing');
      expect(answer).toMatchObject({ status: 204, text: '' });
    });

    test.each(Object.keys(richValues))('%s arrives as it was returned', async (name) => {
      const answer = await runtime.app.call('backend/values/rich', { args: [name] });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/devalue+json');
      expect(parse(answer.text)).toStrictEqual(richValues[name]?.());
    });

    test('a repeated reference stays one object', async () => {
      const args = ['a repeated reference'];
      const { text } = await runtime.app.call('backend/values/rich', { args });
      const [first, second] = parse(text);
      expect(first).toBe(second);
    });

    test.each(Object.entries(uncarriedValues))(
      '%s cannot be carried, and the log names its path',
      async (name, { says }) => {
        const answer = await runtime.app.call('backend/values/uncarried', { args: [name] });
        expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
        // Who writes the method is told, and nobody else.
        expect(answer.text.includes(JSON.stringify(says).slice(1, -1))).toBe(runtime.isDev);
        await expect.poll(() => runtime.log.join('\n')).toContain(says);
      },
    );
  });

  describe('validated arguments', () => {
    const id = 'backend/validated/book';

    test('the method gets what the schema makes of them', async () => {
      const args = [{ seats: 2, when: '2031-05-06' }];
      const answer = await runtime.app.call(id, { args });
      expect(answer.status).toBe(200);
      expect(parse(answer.text)).toEqual({ seats: 2, when: new Date('2031-05-06'), note: 'none' });
    });

    test('others are refused with all that is wrong and the way to it', async () => {
      const answer = await runtime.app.call(id, { args: [{ seats: 9, when: 1 }, 'more'] });
      const issue = (...path: unknown[]) => ({ path, message: expect.any(String) });
      const issues = [issue(0, 'seats'), issue(0, 'when'), issue(1)];
      const body = errorBody('VALIDATION', { details: { issues } });
      expect(answer).toMatchObject({ status: 422, body });
    });

    test('missing ones are refused', async () => {
      const answer = await runtime.app.call(id);
      expect(answer).toMatchObject({ status: 422, body: errorBody('VALIDATION') });
    });
  });
}
