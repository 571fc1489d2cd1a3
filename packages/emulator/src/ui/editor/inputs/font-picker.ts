import { choose, input, labelled, select } from '../../choose.js';
import { type OnPicked, tell } from './picked.js';

/** A font as the editor reports it to the SDK. */
interface PickedFont {
  readonly family: string;
  /** The size in pixels. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  /** The CSS variable of a theme font. */
  readonly cssVariableName?: string;
}

/** The font that the SDK opens the picker with. */
interface InitialFont {
  /** The CSS variable or the key of a theme font; empty for any other font. */
  readonly editorKey?: string;
  readonly family?: string;
  readonly size?: number;
  readonly style?: {
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
  };
}

const families = ['Arial', 'Courier New', 'Georgia', 'Tahoma', 'Times New Roman', 'Verdana'];

/**
 * Opens the font picker, and reports every change to the panel. A canceled picker reports the font
 * that it has opened with.
 * @param options.componentStyle The font to start with.
 * @param onPicked Receives each font.
 * @returns A promise that resolves when the picker closes.
 */
export async function openFontPicker(
  { componentStyle = {} }: { readonly componentStyle?: InitialFont },
  onPicked: OnPicked<PickedFont>,
): Promise<void> {
  const initial = readInitial(componentStyle);
  const all = families.includes(initial.family) ? families : [initial.family, ...families];
  const family = select(
    all.map((key) => ({ key, title: key })),
    initial.family,
  );
  const size = input('number', String(initial.size));
  size.min = '1';
  size.max = '400';
  size.required = true;
  const bold = input('checkbox');
  const italic = input('checkbox');
  const underline = input('checkbox');
  bold.checked = initial.bold;
  italic.checked = initial.italic;
  underline.checked = initial.underline;

  const read = (): PickedFont => ({
    family: family.value,
    size: size.valueAsNumber,
    bold: bold.checked,
    italic: italic.checked,
    underline: underline.checked,
  });
  let isChanged = false;
  for (const field of [family, size, bold, italic, underline]) {
    field.addEventListener('input', () => {
      if (!size.validity.valid) return;
      isChanged = true;
      void tell(onPicked, read());
    });
  }
  const styles = document.createElement('div');
  styles.className = 'row';
  styles.append(
    labelled('Bold', bold),
    labelled('Italic', italic),
    labelled('Underline', underline),
  );
  const chosen = await choose({
    title: 'Select a font',
    content: [labelled('Font', family), labelled('Size in pixels', size), styles],
    action: 'Select',
    read,
  });
  if (!chosen && isChanged) await tell(onPicked, initial);
  // Without a font to start with, the SDK does not know the one that the picker shows.
  if (chosen && !isChanged && componentStyle.family === undefined) await tell(onPicked, chosen);
}

function readInitial({ editorKey = '', family, size, style = {} }: InitialFont): PickedFont {
  return {
    family: family ?? 'Arial',
    size: size ?? 16,
    bold: style.bold ?? false,
    italic: style.italic ?? false,
    underline: style.underline ?? false,
    ...(editorKey.startsWith('--') && { cssVariableName: editorKey }),
  };
}
