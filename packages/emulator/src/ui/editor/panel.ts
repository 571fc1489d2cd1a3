import { IFrameHostEndpoint } from '@wix/editor-platform-transport';
import type { PanelData } from '../../model/host-data.js';
import { elementById } from '../elements.js';
import { essentialsOf } from '../essentials.js';
import { hostCallsOf } from '../host-calls.js';
import { markLoading } from '../loading.js';
import { mountWidget } from '../widget.js';
import { createEditorApi } from './editor-api.js';

declare global {
  var panelData: PanelData;
}

const { appId, claims, settingsUrl, site, widget } = panelData;
const element = mountWidget(widget, claims);
const frame = elementById('panel', HTMLIFrameElement);
const hostCalls = hostCallsOf({
  host: 'editor',
  surface: frame.name,
  instanceId: claims.instanceId,
});

// The panel asks for the editor as soon as it boots, so the editor listens first.
IFrameHostEndpoint.connect(frame, async (channel) => {
  const panel = await channel.waitAPI<PanelApi>('PLATFORM_FRAME_API');
  await panel.initEnvironment({
    privateAPI: createEditorApi(panelData, element, hostCalls),
    applicationPrivateAPI: {},
    context: { appDefinitionId: appId },
  });
});
const url = new URL(settingsUrl);
url.searchParams.set('appDefinitionId', appId);
url.searchParams.set('essentials', essentialsOf(site));
markLoading(frame);
frame.src = url.href;

/** The functions that the SDK in the panel offers to the editor. */
interface PanelApi {
  initEnvironment(environment: {
    readonly privateAPI: object;
    readonly applicationPrivateAPI: object;
    readonly context: { readonly appDefinitionId: string };
  }): void;
}
