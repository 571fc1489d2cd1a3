/** The kinds of files in the media manager, as Wix's SDK names them. */
export const mediaTypes = [
  'IMAGE',
  'VIDEO',
  'AUDIO',
  'DOCUMENT',
  'VECTOR',
  'ARCHIVE',
  'MODEL3D',
  'OTHER',
] as const;

/** A file of a site's media manager: the fields of `@wix/media` that the emulator itself uses. */
export interface MediaFile {
  readonly _id: string;
  readonly displayName: string;
  /** Where the file is. The emulator's pages load it only from this computer. */
  readonly url: string;
  readonly mediaType: (typeof mediaTypes)[number];
}
