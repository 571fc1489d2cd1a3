import { IFrameHostEndpoint } from '@wix/editor-platform-transport';
import type { PanelData } from '../../model/host-data.js';
import { elementById } from '../elements.js';
import { essentialsOf } from '../essentials.js';
import { mountWidget } from '../widget.js';
import { createEditorApi } from './editor-api.js';

declare global {
  var panelData: PanelData;
}

const { appId, claims, settingsUrl, site, widget } = panelData;
const element = mountWidget(widget, claims);
const frame = elementById('panel', HTMLIFrameElement);

// The panel asks for the editor as soon as it boots, so the editor listens first.
IFrameHostEndpoint.connect(frame, async (channel) => {
  const panel = await channel.waitAPI<PanelApi>('PLATFORM_FRAME_API');
  await panel.initEnvironment({
    privateAPI: createEditorApi(panelData, element),
    applicationPrivateAPI: {},
    context: { appDefinitionId: appId },
  });
});
const url = new URL(settingsUrl);
url.searchParams.set('appDefinitionId', appId);
url.searchParams.set('essentials', essentialsOf(site));
frame.src = url.href;

/** The functions that the SDK in the panel offers to the editor. */
interface PanelApi {
  initEnvironment(environment: {
    readonly privateAPI: object;
    readonly applicationPrivateAPI: object;
    readonly context: { readonly appDefinitionId: string };
  }): void;
}
