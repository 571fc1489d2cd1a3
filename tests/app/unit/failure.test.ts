import { describe, expect, it } from 'vitest';
import { WebMethodError } from 'wix-astro-web-methods/client';
import { describeFailure } from '../../../src/shared/failure';

describe('describeFailure()', () => {
  it.each([
    ['UNAUTHENTICATED', 401, 'signedOut'],
    ['FORBIDDEN', 403, 'notAllowed'],
    ['TIMEOUT', 504, 'slow'],
    ['TIMEOUT', 0, 'slow'],
    ['UPSTREAM', 502, 'wixFailed'],
    ['NETWORK', 0, 'unreachable'],
    ['INTERNAL', 500, 'unexpected'],
    ['CODE_OF_A_METHOD', 409, 'unexpected'],
  ])('describeFailure() maps %s with status %i to the kind "%s"', (code, status, kind) => {
    const error = new WebMethodError(code, 'internal text', { status });
    expect(describeFailure(error)).toEqual({ kind });
  });

  it('describeFailure() returns the request id of an error, and no other detail', () => {
    const error = new WebMethodError('INTERNAL', 'secret', { status: 500, requestId: 'r-1' });
    expect(describeFailure(error)).toEqual({ kind: 'unexpected', requestId: 'r-1' });
  });

  it('describeFailure() returns the kind "unexpected" for any other thrown value', () => {
    expect(describeFailure(new Error('secret'))).toEqual({ kind: 'unexpected' });
    expect(describeFailure(undefined)).toEqual({ kind: 'unexpected' });
  });
});
