import { createHash } from 'node:crypto';
import type { MediaFile } from '../model/media-file.js';
import { drawLandscape } from './draw-landscape.js';

/** The path of the sample files at the emulator's origin. */
export const SAMPLE_MEDIA_PATH = '/hosts/media/';

const WIDTH = 960;
const HEIGHT = 640;

interface Sample {
  readonly name: string;
  readonly mediaType: 'IMAGE' | 'VECTOR' | 'DOCUMENT';
  readonly contentType: string;
  readonly create: () => Uint8Array<ArrayBuffer>;
}

const text = (content: string) => new Uint8Array(Buffer.from(content));

const landscape = (name: string, sky: number, ground: number): Sample => ({
  name,
  mediaType: 'IMAGE',
  contentType: 'image/png',
  create: () => drawLandscape(WIDTH, HEIGHT, { sky, ground }),
});

const samples: readonly Sample[] = [
  landscape('morning.png', 0xf6c9a8, 0x4a6b57),
  landscape('noon.png', 0x8fc7f0, 0x5f8f3f),
  landscape('evening.png', 0xd9738a, 0x3d3a5c),
  landscape('night.png', 0x24335c, 0x101828),
  {
    name: 'leaf.svg',
    mediaType: 'VECTOR',
    contentType: 'image/svg+xml',
    create: () =>
      text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64" width="96" height="64"><path fill="#3f8f5f" d="M20 52C14 22 40 8 78 10 80 42 58 60 30 50l-8 10z"/></svg>',
      ),
  },
  {
    name: 'price-list.txt',
    mediaType: 'DOCUMENT',
    contentType: 'text/plain; charset=utf-8',
    create: () => text('Coffee 3.20\nTea 2.80\nCake 4.50\n'),
  },
];

/**
 * Lists the sample files as the media manager describes them.
 * @param origin The emulator's origin, which serves them.
 */
export function listSamples(origin: string): readonly MediaFile[] {
  return samples.map(({ name, mediaType, create }) => {
    const bytes = create();
    const _id = `sample_${name}`;
    const url = origin + SAMPLE_MEDIA_PATH + name;
    const image = { id: _id, url, width: WIDTH, height: HEIGHT, altText: '', filename: name };
    return {
      _id,
      displayName: name,
      url,
      parentFolderId: 'media-root',
      hash: createHash('md5').update(bytes).digest('hex'),
      sizeInBytes: String(bytes.length),
      private: false,
      mediaType,
      ...(mediaType === 'IMAGE' && { media: { image: { image } }, thumbnailUrl: url }),
      operationStatus: 'READY',
      labels: [],
      // Dates are texts: Wix's SDK passes no `Date` from the dashboard to a page.
      _createdDate: '2026-01-01T00:00:00.000Z',
      _updatedDate: '2026-01-01T00:00:00.000Z',
      state: 'OK',
    };
  });
}

/**
 * Answers a request for a sample file.
 * @param name The name of the file.
 * @returns `undefined` if there is no such file.
 */
export function sampleFile(name: string): Response | undefined {
  const sample = samples.find((one) => one.name === name);
  return (
    sample &&
    new Response(sample.create(), {
      headers: {
        'content-type': sample.contentType,
        // A page may draw an image of Wix's media servers on a canvas.
        'access-control-allow-origin': '*',
        'cache-control': 'max-age=86400',
      },
    })
  );
}
