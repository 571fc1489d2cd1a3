import type { ComponentData } from '../../model/host-data.js';
import { fetchAccessToken } from '../access-token.js';
import { elementById } from '../elements.js';
import { type JsonValues, jsonForm } from '../json-form.js';
import { errorBoundary, type ReactGlobal, type ReactRoot } from './error-boundary.js';

declare global {
  var componentData: ComponentData;
  interface Window {
    readonly React: ReactGlobal;
    readonly ReactDOM: { createRoot(container: Element): ReactRoot };
  }
}

/** The module of a component, as `@wix/astro` builds it. */
interface ComponentModule {
  readonly default: unknown;
  /** Passes a function that returns an access token to the SDK in the component. */
  readonly injectAccessTokenGetter?: (getToken: () => Promise<string>) => void;
}

const { component, claims } = componentData;
const { React, ReactDOM } = window;
const area = elementById('component', HTMLElement);

load().catch((error: unknown) => {
  area.textContent = `The component did not load: ${error}`;
});

async function load(): Promise<void> {
  const module: ComponentModule = await import(component.scriptUrl);
  module.injectAccessTokenGetter?.(() => fetchAccessToken(claims, `component ${component.name}`));
  const root = ReactDOM.createRoot(area);
  const Boundary = errorBoundary(React);
  let attempts = 0;
  const render = (props: JsonValues) => {
    // The emulator's guess at what Wix passes to each component. The user's props take precedence.
    const all = { id: `component-${component.id}`, className: 'component', ...props };
    const element = React.createElement(module.default, all);
    attempts += 1;
    // Another key replaces a boundary that has caught an error.
    root.render(React.createElement(Boundary, { key: attempts }, element));
  };
  const form = jsonForm({
    name: 'Props',
    note: 'These are the props that the component declares to the editor, with their defaults or samples. The page also passes id and className.',
    onApply: render,
  });
  form.write(component.props);
  elementById('form', HTMLElement).append(form.element);
  render(component.props);
}
