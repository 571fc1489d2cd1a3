import { APP_ROOT, startApp } from '../support/start-app.js';
import { describeWay } from './conformance.js';
import { httpWay } from './http-way.js';

describeWay(
  'the app’s endpoint in workerd',
  async () => httpWay(await startApp(APP_ROOT), '/api/get-instance'),
  { method: 'GET', row: 'Astro endpoint' },
);
