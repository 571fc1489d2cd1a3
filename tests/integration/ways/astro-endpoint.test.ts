import { APP_ROOT, startApp } from '../../start-app.js';
import { describeWay } from '../../ways/conformance.js';
import { httpWay } from '../../ways/http-way.js';

describeWay(
  'the endpoint of the app, in workerd',
  async () => httpWay(await startApp(APP_ROOT), '/api/get-instance'),
  { method: 'GET', row: 'Astro endpoint' },
);
