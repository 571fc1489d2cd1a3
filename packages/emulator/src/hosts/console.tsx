import { render } from 'preact';
import type { ConsoleData } from '../console/host-data.js';
import { App } from './console/app.js';
import { elementById } from './elements.js';

declare global {
  var consoleData: ConsoleData;
}

render(<App data={consoleData} />, elementById('root', HTMLElement));
