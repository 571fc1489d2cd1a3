import { createHmac } from 'node:crypto';
import { casesOf } from '../../case.js';
import seed from '../../wix-emulator.seed.js';

const { secrets } = seed(Date.now());

export default casesOf<typeof import('./integrations.web.js')>(
  {
    method: 'getIntegrationStatus',
    as: 'owner',
    args: ['NEWSLETTER_KEY'],
    returns: { isConnected: true, length: secrets.NEWSLETTER_KEY.length },
  },
  {
    method: 'getIntegrationStatus',
    as: 'owner',
    args: ['NO_KEY'],
    returns: { isConnected: false, length: 0 },
  },
  { method: 'listIntegrations', as: 'owner', returns: Object.keys(secrets).sort() },
  {
    method: 'saveApiKey',
    as: 'owner',
    args: [{ name: 'NEW_KEY', value: 'new' }],
    returns: { isNew: true },
  },
  {
    method: 'saveApiKey',
    as: 'owner',
    args: [{ name: 'SIGNING_KEY', value: 'new' }],
    returns: { isNew: false },
  },
  {
    method: 'getIntegrationStatus',
    as: 'owner',
    after: [{ method: 'saveApiKey', as: 'owner', args: [{ name: 'NEW_KEY', value: 'new' }] }],
    args: ['NEW_KEY'],
    returns: { isConnected: true, length: 3 },
  },
  {
    method: 'removeApiKey',
    as: 'owner',
    args: ['NO_KEY'],
    fails: { status: 404, code: 'NOT_FOUND' },
  },
  {
    method: 'listIntegrations',
    as: 'owner',
    after: [{ method: 'removeApiKey', as: 'owner', args: ['FLAGS'] }],
    returns: ['NEWSLETTER_KEY', 'SIGNING_KEY'],
  },
  { method: 'removeApiKey', as: 'owner', args: ['FLAGS'], returns: undefined },
  {
    method: 'signUpload',
    args: ['photo.png'],
    returns: createHmac('sha256', secrets.SIGNING_KEY).update('photo.png').digest('hex'),
  },
  { method: 'isEnabled', args: ['checkout'], returns: true },
  { method: 'readUnelevated', fails: { status: 403, code: 'FORBIDDEN' } },
);
