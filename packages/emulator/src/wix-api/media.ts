import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { forAppOrUser } from './on-site.js';
import { type Route, route } from './route.js';

/** The type of a file in the media manager. */
export const MEDIA_FILE = 'wix.media.site_media.v1.file_descriptor';
/** What a generated URL stands for. Wix has no such entity. */
const UPLOAD = 'wix.media.site_media.v1.upload';
const UPLOAD_HOST = 'upload.wixmp.com';

/** The operations that upload files to the site's media manager. */
export const mediaRoutes = {
  'generate-file-upload-url': route(
    'POST',
    '/site-media/v1/files/generate-upload-url',
    generateUploadUrl,
  ),
  'upload-file': {
    endpoints: [{ method: 'PUT', hosts: [UPLOAD_HOST], path: '/upload/*/*' }],
    answer: upload,
  },
} satisfies Readonly<Record<string, Route>>;

const inputSchema = z.object({
  mimeType: z.string().min(1),
  fileName: z.string().nullish(),
  parentFolderId: z.string().nullish(),
  private: z.boolean().nullish(),
  labels: z.array(z.string()).nullish(),
});

/** *Generate File Upload URL*: returns a URL to which the app's server can put one file. */
function generateUploadUrl(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, ({ appInstance: { site } }) => {
    const input = inputSchema.safeParse(call.json);
    if (!input.success) return wixError(400, 'INVALID_ARGUMENT', z.prettifyError(input.error));
    const id = state.entities.newId(site.siteId, UPLOAD);
    state.entities.put(site.siteId, UPLOAD, id, { id, ...input.data });
    return Response.json({ uploadUrl: `https://${UPLOAD_HOST}/upload/${site.siteId}/${id}` });
  });
}

/** Accepts a file, and describes it as the media manager does. */
function upload(state: EmulatorState, { url, bytes }: WixCall): Response {
  const [, , siteId = '', id = ''] = url.pathname.split('/');
  // A site that does not exist must not get entities.
  const appInstance = Object.values(state.instances.all).find(({ site }) => site.siteId === siteId);
  const stored = appInstance && state.entities.find(siteId, UPLOAD, id);
  const { data } = inputSchema.safeParse(stored);
  if (!data || !appInstance)
    return wixError(404, 'UPLOAD_NOT_FOUND', 'There is no such upload URL.');
  const now = new Date(state.clock.now()).toISOString();
  const displayName = url.searchParams.get('filename') ?? data.fileName ?? id;
  const file = {
    id: state.entities.newId(siteId, MEDIA_FILE),
    displayName,
    url: `https://static.wixstatic.com/media/${id}`,
    parentFolderId: data.parentFolderId ?? 'media-root',
    hash: createHash('md5').update(bytes).digest('hex'),
    sizeInBytes: String(bytes.length),
    private: data.private ?? false,
    mediaType: mediaTypeOf(data.mimeType),
    operationStatus: 'READY',
    labels: data.labels ?? [],
    createdDate: now,
    updatedDate: now,
    siteId,
    state: 'OK',
  };
  state.entities.put(siteId, MEDIA_FILE, file.id, file);
  state.noteStoreEvent({
    entityType: MEDIA_FILE,
    entityId: file.id,
    slug: 'file_ready',
    body: { file },
    instanceId: appInstance.instance.instanceId,
    // An upload has no token.
    identity: { identityType: 'UNKNOWN' },
    time: state.clock.now(),
  });
  return Response.json({ file });
}

function mediaTypeOf(mimeType: string): string {
  const [kind = ''] = mimeType.split('/');
  return ['image', 'video', 'audio'].includes(kind) ? kind.toUpperCase() : 'DOCUMENT';
}
