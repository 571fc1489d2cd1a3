import { stringify } from 'devalue';
import { expect, test } from 'vitest';
import { readAnswer } from './answer.js';

function read(status: number, contentType: string, body: string) {
  return readAnswer({ status, contentType, body, durationMs: 1 });
}

test('readAnswer() reads JSON results, devalue results and empty results', () => {
  expect(read(200, 'application/json', '{"a":1}')).toEqual({
    kind: 'result',
    text: '{\n  "a": 1\n}',
  });
  const body = stringify({ at: new Date(0), tags: new Set(['a']) });
  expect(read(200, 'application/devalue+json', body)).toEqual({
    kind: 'result',
    text: '{at:new Date(0),tags:new Set(["a"])}',
  });
  expect(read(204, '', '')).toEqual({ kind: 'result', text: 'undefined' });
});

test('readAnswer() shows an error within a result by its fields', () => {
  const fields = { name: 'WebMethodError', message: 'None left.' };
  const body = stringify([new Error('x')], { Error: (value) => value instanceof Error && fields });
  expect(read(200, 'application/devalue+json', body)).toEqual({
    kind: 'result',
    text: '[{name:"WebMethodError",message:"None left."}]',
  });
});

test('readAnswer() reads an error with its details and request id', () => {
  const error = { code: 'SOLD_OUT', message: 'No seats are left.', details: [1], requestId: 'r' };
  expect(read(409, 'application/json', JSON.stringify({ error }))).toEqual({
    kind: 'error',
    code: 'SOLD_OUT',
    message: 'No seats are left.',
    requestId: 'r',
    details: '[\n  1\n]',
  });
});

test.each([
  [502, 'text/html', '<h1>Bad gateway</h1>'],
  [200, 'application/devalue+json', '{'],
  [500, 'application/json', '"no error object"'],
])(
  'readAnswer() does not change an answer that is not from a web method: %d %s %s',
  (status, type, body) => {
    expect(read(status, type, body)).toEqual({ kind: 'other', text: body });
  },
);
