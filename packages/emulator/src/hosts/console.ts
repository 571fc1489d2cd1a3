import type { ConsoleData } from '../console/host-data.js';
import { followCalls } from './calls.js';
import { elementById } from './elements.js';

declare global {
  var consoleData: ConsoleData;
}

const form = elementById('choice', HTMLFormElement);
const frame = elementById('surface-frame', HTMLIFrameElement);
const alone = elementById('alone', HTMLAnchorElement);
const surface = select('surface');
const instance = select('instance');
const caller = select('caller');

restore();
show();
void followCalls(
  elementById('calls', HTMLTableSectionElement),
  elementById('calls-note', HTMLElement),
);

surface.addEventListener('change', () => {
  caller.value = usualCaller();
});
form.addEventListener('change', show);
window.addEventListener('popstate', () => {
  restore();
  show();
});

/** Takes the choices from the page's own address, and the usual ones where it has none. */
function restore(): void {
  const query = new URLSearchParams(location.search);
  choose(surface, query.get('surface'), consoleData.surfaces[0]?.path ?? '');
  choose(instance, query.get('instance'), 'premium');
  choose(caller, query.get('caller'), usualCaller());
}

/** Shows the chosen surface, and keeps the choices in the page's address. */
function show(): void {
  const query = new URLSearchParams({
    surface: surface.value,
    instance: instance.value,
    caller: caller.value,
  });
  if (location.search !== `?${query}`) history.replaceState(null, '', `?${query}`);
  const url = new URL(surface.value, location.href);
  url.searchParams.set('instance', instance.value);
  url.searchParams.set('caller', caller.value);
  frame.src = url.href;
  frame.title = surface.selectedOptions[0]?.text ?? '';
  alone.href = url.href;
}

function usualCaller(): string {
  return consoleData.surfaces.find(({ path }) => path === surface.value)?.caller ?? 'visitor';
}

function choose(element: HTMLSelectElement, wanted: string | null, usual: string): void {
  const exists = [...element.options].some(({ value }) => value === wanted);
  element.value = wanted !== null && exists ? wanted : usual;
}

function select(name: string): HTMLSelectElement {
  const element = form.elements.namedItem(name);
  if (element instanceof HTMLSelectElement) return element;
  throw new Error(`The form has no select with the name "${name}".`);
}
