import { renameKeysFromRESTResponseToSDKResponse } from '@wix/sdk-runtime/rename-all-nested-keys';
import { type MediaFile, mediaTypes } from '../model/media-file.js';
import type { EmulatorState } from '../model/state.js';
import { MEDIA_FILE } from './media.js';

/**
 * Lists the files in the media manager of a site, in the shape of `@wix/media`.
 * @param name The instance's key or instance id.
 * @throws {EmulatorError} If there is no such instance.
 */
export function listMedia(state: EmulatorState, name: string): readonly MediaFile[] {
  const { siteId } = state.require(name).appInstance.site;
  return state.entities.list(siteId ?? '', MEDIA_FILE).map((file) => {
    const { _id, id, displayName, url, mediaType, ...rest } =
      renameKeysFromRESTResponseToSDKResponse(file);
    return {
      ...rest,
      _id: String(_id ?? id),
      displayName: String(displayName ?? ''),
      url: String(url ?? ''),
      mediaType: mediaTypes.find((one) => one === mediaType) ?? 'OTHER',
    };
  });
}
