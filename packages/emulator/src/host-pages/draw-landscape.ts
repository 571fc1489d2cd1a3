import { crc32, deflateSync } from 'node:zlib';

/** The colors of a picture, as numbers such as `0x8fc7f0`. */
interface LandscapeColors {
  readonly sky: number;
  readonly ground: number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Draws hills under a sky, so that the emulator needs no files with pictures.
 * @param width The width in pixels.
 * @param height The height in pixels.
 * @returns The bytes of a PNG file.
 */
export function drawLandscape(
  width: number,
  height: number,
  { sky, ground }: LandscapeColors,
): Uint8Array<ArrayBuffer> {
  // Each line of the picture begins with a byte for its filter: none.
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ridge = height * (0.62 + 0.08 * Math.sin((x / width) * 7) + 0.04 * Math.sin(x / 60));
      const color = y < ridge ? mix(0xffffff, sky, 1 - y / height) : ground;
      pixels.writeUIntBE(color, y * (1 + width * 3) + 1 + x * 3, 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits for each of red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(SIGNATURE),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** Mixes two colors; 1 is only the second one. */
function mix(one: number, other: number, share: number): number {
  const part = (shift: number) => {
    const [from, to] = [(one >> shift) & 0xff, (other >> shift) & 0xff];
    return Math.round(from + (to - from) * share) << shift;
  };
  return part(16) | part(8) | part(0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
