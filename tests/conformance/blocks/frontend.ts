import { compileFunction } from 'node:vm';
import type { BlocksBackend } from './backend.js';
import { bundleFrontend } from './bundle.js';

/**
 * Calls a function of a web module over HTTP, as the stub of a frontend does.
 * @param backend Where the function is.
 * @param method The module, such as `backend/instance.jsw`, and the function's name.
 * @param args Cross as JSON.
 * @param token The viewer's access token; `undefined` for nobody.
 * @throws What the function threw, as far as JSON carries it.
 */
export async function callBackend(
  { url }: BlocksBackend,
  [module, name]: readonly [module: string, name: string],
  args: readonly unknown[],
  token: string | undefined,
): Promise<unknown> {
  const answer = await fetch(`${url}/_webMethods/${module}/${name}.ajax`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: token }) },
    body: JSON.stringify(args),
  });
  const { result, exception } = await answer.json();
  if (exception) throw result;
  return result;
}

/** An element that `$w` finds: what a widget's code has set and whom it wants to tell of clicks. */
interface Element {
  text: string;
  /** The state that a multistate box shows. */
  state: string;
  changeState(id: string): Promise<void>;
  onClick(listener: () => unknown): void;
}

/** A widget that runs, as its viewer has it. */
export interface Widget {
  /** The element with this id. */
  element(id: string): Element;
  /** Clicks on an element, and waits for what its listeners do. */
  click(id: string): Promise<void>;
}

/**
 * Runs a widget of a Blocks app, with as much of `$w` as it needs, until its `onReady` is done.
 * @param backend Answers what it imports of web modules.
 * @param file The widget's code.
 * @param token The viewer's access token.
 */
export async function openWidget(
  backend: BlocksBackend,
  file: string,
  token: string,
): Promise<Widget> {
  const elements = new Map<string, { element: Element; listeners: (() => unknown)[] }>();
  const find = (id: string) => {
    const found = elements.get(id) ?? createElement();
    elements.set(id, found);
    return found;
  };
  const ready: (() => unknown)[] = [];
  const $w = Object.assign((selector: string) => find(selector.slice(1)).element, {
    onReady: (listener: () => unknown) => void ready.push(listener),
  });
  const code = await bundleFrontend(file, backend.modules);
  compileFunction(code, ['$w', 'callBackend'])(
    $w,
    (module: string, name: string, args: readonly unknown[]) =>
      callBackend(backend, [module, name], args, token),
  );
  await Promise.all(ready.map((listener) => listener()));
  return {
    element: (id) => find(id).element,
    async click(id) {
      await Promise.all(find(id).listeners.map((listener) => listener()));
    },
  };
}

function createElement() {
  const listeners: (() => unknown)[] = [];
  const element: Element = {
    text: '',
    state: '',
    async changeState(id) {
      element.state = id;
    },
    onClick: (listener) => void listeners.push(listener),
  };
  return { element, listeners };
}
