import { describe, expect, it } from 'vitest';
import { WebMethodError } from 'wix-astro-web-methods/client';
import { describeFailure } from '../../src/shared/failure';

describe('describeFailure', () => {
  it.each([
    ['UNAUTHENTICATED', 401, 'Your session has ended'],
    ['FORBIDDEN', 403, 'You have no access to this information'],
    ['TIMEOUT', 504, 'The answer is taking too long'],
    ['UPSTREAM', 502, 'Wix did not answer'],
    ['NETWORK', 0, 'The app could not be reached'],
    ['INTERNAL', 500, 'Something went wrong'],
  ])('says in words what %s means', (code, status, title) => {
    expect(describeFailure(new WebMethodError(code, 'internal text', { status })).title).toBe(
      title,
    );
  });

  it('passes on the request id, and nothing else of the error', () => {
    const error = new WebMethodError('INTERNAL', 'secret', { status: 500, requestId: 'r-1' });
    const failure = describeFailure(error);
    expect(failure.requestId).toBe('r-1');
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  it('has words for anything that is thrown', () => {
    expect(describeFailure(new Error('secret')).title).toBe('Something went wrong');
    expect(describeFailure(undefined)).not.toHaveProperty('requestId');
  });
});
