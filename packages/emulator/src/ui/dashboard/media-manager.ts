import type { ProviderAPI } from '@wix/dashboard/provider';
import { dashboardCoverage } from '../../model/hosts/dashboard-coverage.js';
import type { MediaFile } from '../../model/media-file.js';
import { choose, input } from '../choose.js';
import type { HostCalls } from '../host-calls.js';

/** The media types of each category of `dashboard.openMediaManager()`. */
const categories: Readonly<Record<string, MediaFile['mediaType']>> = {
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  MUSIC: 'AUDIO',
  DOCUMENT: 'DOCUMENT',
  VECTOR_ART: 'VECTOR',
  '3D_IMAGE': 'MODEL3D',
};

/** Without a category, Wix shows every file except 3D images. */
const ONLY_ON_REQUEST = 'MODEL3D';

/**
 * Creates the dashboard's function that lets the user choose files of the site. It returns them in
 * the shape of `@wix/media`; `undefined` if the user cancels.
 * @param instanceId The app instance on whose site the files are.
 * @param hostCalls Reports a call for an unknown category.
 */
export function openMediaManager(
  instanceId: string | undefined,
  hostCalls: HostCalls,
): ProviderAPI['openMediaManager'] {
  return async ({ category, multiSelect = false } = {}) => {
    if (category && !Object.hasOwn(categories, category)) {
      hostCalls.refuse(
        dashboardCoverage.openMediaManager.call,
        `Use one of: ${Object.keys(categories).join(', ')}.`,
        `the category "${category}"`,
      );
    }
    const files = (await fetchFiles(instanceId)).filter(({ mediaType }) =>
      category ? mediaType === categories[category] : mediaType !== ONLY_ON_REQUEST,
    );
    const boxes = new Map(files.map((file) => [boxOf(file, multiSelect), file]));
    const chosen = await choose({
      title: multiSelect ? 'Select files' : 'Select a file',
      content: boxes.size > 0 ? [gridOf(boxes)] : [noFiles()],
      action: 'Select',
      read: () => [...boxes].flatMap(([{ checked }, file]) => (checked ? [file] : [])),
    });
    return chosen && chosen.length > 0 ? { items: chosen } : undefined;
  };
}

async function fetchFiles(instanceId: string | undefined): Promise<readonly MediaFile[]> {
  const query = new URLSearchParams(instanceId === undefined ? {} : { instanceId });
  const answer = await fetch(`/hosts/media?${query}`);
  if (!answer.ok) throw new Error(await answer.text());
  const { files }: { readonly files: readonly MediaFile[] } = await answer.json();
  return files;
}

function boxOf({ _id }: MediaFile, multiSelect: boolean): HTMLInputElement {
  const box = input(multiSelect ? 'checkbox' : 'radio', _id);
  box.name = 'file';
  box.required = !multiSelect;
  return box;
}

function gridOf(boxes: ReadonlyMap<HTMLInputElement, MediaFile>): HTMLElement {
  const grid = document.createElement('div');
  grid.className = 'files';
  for (const [box, file] of boxes) {
    const label = document.createElement('label');
    label.className = 'file';
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = file.displayName;
    label.append(previewOf(file), box, name);
    grid.append(label);
  }
  return grid;
}

/** A picture, if it can be loaded without a network. */
function previewOf({ url, mediaType }: MediaFile): HTMLElement {
  const isLocal = URL.canParse(url) && new URL(url).origin === location.origin;
  if (isLocal && (mediaType === 'IMAGE' || mediaType === 'VECTOR')) {
    const picture = document.createElement('img');
    picture.src = url;
    picture.alt = '';
    return picture;
  }
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = mediaType.toLowerCase();
  return kind;
}

function noFiles(): HTMLElement {
  const note = document.createElement('p');
  note.textContent =
    'The site has no files of this kind. The app can upload some with files.generateFileUploadUrl() of @wix/media.';
  return note;
}
