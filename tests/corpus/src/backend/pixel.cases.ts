import { casesOf } from '../../case.js';

const pixel = { pixelId: '12345', pages: ['/', '/shop'] };

export default casesOf<typeof import('./pixel.web.js')>(
  { method: 'savePixel', as: 'owner', args: [pixel], returns: { ok: true } },
  {
    method: 'getPixel',
    as: 'owner',
    after: [{ method: 'savePixel', as: 'owner', args: [pixel] }],
    returns: pixel,
  },
  { method: 'getPixel', as: 'owner', returns: null },
  {
    method: 'disablePixel',
    as: 'owner',
    after: [{ method: 'savePixel', as: 'owner', args: [pixel] }],
    returns: { disabled: true },
  },
);
