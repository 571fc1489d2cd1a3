// Runs before any other script of a page or frame with code of the app.
import { reportBlockedRequests } from './blocked-requests.js';
import { routeFetch } from './fetch.js';
import { keepFocus } from './keep-focus.js';
import { addRandomUuid } from './random-uuid.js';
import { routeXhr } from './xhr.js';

addRandomUuid();
// First, because it uses the browser's own `fetch`.
reportBlockedRequests();
routeFetch();
routeXhr();
keepFocus();
