import type { HostCalls } from '../../host-calls.js';
import { openColorPicker } from './color-picker.js';
import { openFontPicker } from './font-picker.js';
import { selectLink } from './link-picker.js';

/** Creates the editor's functions behind the module `inputs` of `@wix/editor`. */
export function createInputs(hostCalls: HostCalls): {
  readonly openColorPicker: typeof openColorPicker;
  readonly openFontPickerV2: typeof openFontPicker;
  readonly selectLink: ReturnType<typeof selectLink>;
} {
  return {
    openColorPicker,
    openFontPickerV2: openFontPicker,
    selectLink: selectLink(hostCalls),
  };
}
