import { expect } from 'vitest';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./services.web.js')>(
  {
    method: 'getRates',
    returns: { EUR: expect.any(Number) },
  },
  {
    method: 'geocode',
    args: ['1 Harbour Street'],
    returns: { lat: expect.any(Number), lng: expect.any(Number) },
  },
  {
    method: 'verifyCaptcha',
    args: ['token'],
    returns: true,
  },
  {
    method: 'askAssistant',
    as: 'member',
    args: ['When do you open?'],
    returns: { answer: expect.any(String), error: null },
  },
  {
    method: 'reportSetup',
    as: 'owner',
    returns: { reported: true },
  },
  {
    method: 'getQuotes',
    args: ['12345'],
    returns: expect.arrayContaining([{ host: 'fast.example', price: expect.any(Number) }]),
  },
);
