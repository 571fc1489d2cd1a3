import { expect, test } from 'vitest';
import { EmulatorError } from '../../util/emulator-error.js';
import { AnswerRegistry } from './answer-registry.js';

const answer = () => Response.json({});

function paramsOf(key: string, method: string, url: string) {
  return new AnswerRegistry({ [key]: answer }).match(method, new URL(url))?.params;
}

test.each([
  ['GET https://a.example', 'GET', 'https://a.example/', {}],
  ['GET https://a.example/', 'GET', 'https://A.example/?x=1', {}],
  ['GET https://A.example/v1', 'GET', 'https://a.example/v1', {}],
  ['POST http://a.example:8080/v1', 'POST', 'http://a.example:8080/v1', {}],
  ['* https://a.example/v1', 'PATCH', 'https://a.example/v1', {}],
  ['GET https://a.example/*', 'GET', 'https://a.example/b/c', {}],
  ['GET https://a.example/o/:id', 'GET', 'https://a.example/o/7%2F8', { id: '7/8' }],
  ['GET https://a.example/o/:id', 'GET', 'https://a.example/o/%E0%A4%A', { id: '%E0%A4%A' }],
  ['GET https://a.example:443/v1', 'GET', 'https://a.example/v1', {}],
  ['GET http://a.example:80', 'GET', 'http://a.example', {}],
  ['GET https://bücher.example/', 'GET', 'https://bücher.example/', {}],
  ['GET https://a.example/größe/:id', 'GET', 'https://a.example/größe/7', { id: '7' }],
  ['GET https://[::1]:8080/v1', 'GET', 'https://[::1]:8080/v1', {}],
  ['POST https://a.example/v1/m:run', 'POST', 'https://a.example/v1/m:run', {}],
  ['GET https://a.example/:a/b/:c', 'GET', 'https://a.example/1/b/2', { a: '1', c: '2' }],
])('an own answer to %s answers %s %s', (key, method, url, params) => {
  expect(paramsOf(key, method, url)).toEqual(params);
});

test.each([
  ['GET https://a.example/v1', 'POST', 'https://a.example/v1'],
  ['GET https://a.example/v1', 'GET', 'http://a.example/v1'],
  ['GET https://a.example/v1', 'GET', 'https://b.a.example/v1'],
  ['GET https://a.example/v1', 'GET', 'https://a.example/v1/x'],
  ['GET https://a.example/o/:id', 'GET', 'https://a.example/o/7/8'],
])('an own answer to %s does not answer %s %s', (key, method, url) => {
  expect(paramsOf(key, method, url)).toBeUndefined();
});

test('the first own answer that fits a request answers it', () => {
  const other = () => Response.json({});
  const registry = new AnswerRegistry({
    'GET https://a.example/*': answer,
    'GET https://a.example/b': other,
  });
  expect(registry.match('GET', new URL('https://a.example/b'))?.answer).toBe(answer);
});

test.each([
  '',
  'GET',
  'https://a.example/',
  'get https://a.example/',
  'GET ftp://a.example/',
  'GET https://*.example/',
  'GET https://:host/',
  'GET https://user:password@a.example/',
  'GET https://a.example:port/',
  'GET https://a.example/orders/{id}',
  'GET https://a.example/orders/:id.json',
  'GET https://a.example/../orders',
])('an own answer with the key "%s" is refused, and the error shows how to write it', (key) => {
  expect(() => new AnswerRegistry({ [key]: answer })).toThrow(EmulatorError);
  expect(() => new AnswerRegistry({ [key]: answer })).toThrow('POST https://api.example.com/');
});
