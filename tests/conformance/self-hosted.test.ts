import { expect } from 'vitest';
import { describeWay } from './conformance.js';
import { httpWay } from './http-way.js';
import { startSelfHosted } from './self-hosted-server.js';

const start = (path: string) => async () => httpWay(await startSelfHosted(), path);

describeWay('a self-hosted server with the SDK', start('/api/get-instance'), {
  method: 'GET',
  row: 'Self-hosted, SDK',
});

describeWay('a self-hosted server with the REST API', start('/api/get-instance-by-rest'), {
  method: 'GET',
  row: 'Self-hosted, REST',
});

describeWay('a self-hosted server with its own records', start('/api/get-installation'), {
  method: 'GET',
  row: 'Self-hosted, own database',
  operations: ['token-info'],
  expected: ({ instance: { instanceId } }) => ({
    instanceId,
    firstSeenAt: expect.any(String),
    plan: null,
    updatedAt: expect.any(String),
  }),
});
