import { choose, input, labelled } from '../../choose.js';
import { button } from '../../elements.js';
import { type OnPicked, tell } from './picked.js';
import { themeColors } from './theme-colors.js';

/** A color as the editor reports it to the SDK. */
interface PickedColor {
  /** Any CSS color. */
  readonly color: string;
  /** The CSS variable of a theme color. */
  readonly cssVariableTheme?: string;
}

/**
 * Opens the color picker, and reports every change to the panel. A canceled picker reports the color
 * that it has opened with.
 * @param options.color A CSS color, or the CSS variable of a theme color.
 * @param onPicked Receives each color.
 * @returns A promise that resolves when the picker closes.
 */
export async function openColorPicker(
  { color = '' }: { readonly color?: string },
  onPicked: OnPicked<PickedColor>,
): Promise<void> {
  const initial = readInitial(color);
  let picked = initial;
  const well = input('color', toHex(initial.color));
  const text = input('text', initial.color);
  text.spellcheck = false;
  text.required = true;
  const swatches = themeColors.map(({ title, variable, color }) => {
    const swatch = button('', () => pick({ color, cssVariableTheme: variable }));
    swatch.className = 'swatch';
    swatch.title = title;
    swatch.ariaLabel = title;
    swatch.style.backgroundColor = color;
    swatch.dataset.variable = variable;
    return swatch;
  });
  const markSwatch = () => {
    for (const swatch of swatches) {
      swatch.ariaPressed = String(swatch.dataset.variable === picked.cssVariableTheme);
    }
  };
  const pick = (value: PickedColor) => {
    picked = value;
    markSwatch();
    text.value = value.color;
    text.setCustomValidity('');
    well.value = toHex(value.color);
    void tell(onPicked, value);
  };
  well.addEventListener('input', () => pick({ color: well.value }));
  text.addEventListener('input', () => {
    const value = text.value.trim();
    if (CSS.supports('color', value)) pick({ color: value });
    else text.setCustomValidity('Enter a CSS color, such as #0b5cd6 or rgb(11 92 214 / 50%).');
  });
  markSwatch();

  const theme = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = 'Colors of the theme';
  const row = document.createElement('div');
  row.className = 'row';
  row.append(...swatches);
  theme.append(legend, row);
  const chosen = await choose({
    title: 'Select a color',
    content: [labelled('Color', well), labelled('As CSS', text), theme],
    action: 'Select',
    read: () => picked,
  });
  if (!chosen && picked !== initial) await tell(onPicked, initial);
}

/** The SDK passes only the variable of a theme color. */
function readInitial(color: string): PickedColor {
  if (!color.startsWith('--')) return { color };
  const known = themeColors.find(({ variable }) => variable === color);
  return { color: known?.color ?? '', cssVariableTheme: color };
}

/** Converts a CSS color to the form of a color field, which knows no transparency. */
function toHex(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return '#000000';
  // A color that is not valid leaves this one.
  context.fillStyle = '#000000';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
