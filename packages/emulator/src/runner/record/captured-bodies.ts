import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallAnswer } from '../../model/log/call-log-entry.js';
import { CapturedBody } from './captured-body.js';

/**
 * Looks at the bodies of a request and its response as they pass by, without setting either in
 * motion.
 * @returns tells what may be logged of them so far.
 */
export function captureBodies(
  request: IncomingMessage,
  response: ServerResponse,
): () => Pick<CallAnswer, 'requestBody' | 'responseBody'> {
  const sent = new CapturedBody();
  const answered = new CapturedBody();
  // Every way to read a stream emits its data, and listening to it would start the flow.
  before(request, 'emit', (event, chunk) => {
    if (event === 'data') sent.add(chunk);
  });
  before(response, 'write', (chunk, encoding) => answered.add(chunk, encoding));
  before(response, 'end', (chunk, encoding) => answered.add(chunk, encoding));
  return () => {
    const { headers } = request;
    const requestBody = sent.logged(headers['content-type'], headers['content-encoding']);
    const responseBody = answered.logged(
      response.getHeader('content-type'),
      response.getHeader('content-encoding'),
    );
    return {
      ...(requestBody !== undefined && { requestBody }),
      ...(responseBody !== undefined && { responseBody }),
    };
  };
}

/** Lets a function see the arguments of a method's calls on one object. */
function before<Name extends string>(
  target: Record<Name, (...args: never[]) => unknown>,
  name: Name,
  see: (...args: readonly unknown[]) => void,
): void {
  const method: unknown = target[name];
  if (typeof method !== 'function') return;
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]): unknown {
      see(...args);
      return Reflect.apply(method, this, args);
    },
  });
}
