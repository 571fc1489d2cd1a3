import type { Operation } from './operation.js';

/** The operations that upload files to the site's media manager. */
export const mediaOperations = [
  {
    id: 'generate-file-upload-url',
    title: 'Generate File Upload URL',
    missing: 'Browsers cannot upload, because the emulator keeps their requests from other hosts.',
    assumed: 'Who may call it: the app and the Wix users of the site.',
  },
  {
    id: 'upload-file',
    title: 'Upload of a file to a generated URL, at most 4 MiB',
    missing:
      'The content is discarded, so that nothing is served at the URL of the file. The file is in `wix.media.site_media.v1.file_descriptor`, without its dimensions. The URL can be used again.',
    assumed: 'The form of the URLs.',
  },
] as const satisfies readonly Operation[];
