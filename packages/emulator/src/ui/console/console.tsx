import { render } from 'preact';
import type { ConsoleData } from '../../model/host-data.js';
import { elementById } from '../elements.js';
import { App } from './app.js';

declare global {
  var consoleData: ConsoleData;
}

render(<App data={consoleData} />, elementById('root', HTMLElement));
