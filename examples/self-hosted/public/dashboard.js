/** @typedef {import('../../../src/shared/instance').InstanceJson} InstanceJson */

/** How long the server may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

const address = new URL(location.href);
/** What Wix has signed: which installation this is, and who looks. */
const signedInstance = address.searchParams.get('instance');
// It is a credential: it stays in this page's memory, and out of what people copy and share.
address.searchParams.delete('instance');
history.replaceState(null, '', address);

const status = element('status');
const retry = element('retry');
const details = element('details');
retry.addEventListener('click', () => {
  // The button goes away: without this, whoever uses the keyboard would start from the top.
  document.querySelector('main')?.focus();
  return load();
});
await load();

async function load() {
  retry.hidden = true;
  status.textContent = 'Loading…';
  try {
    const data = await getInstance();
    if (data) show(data);
    status.textContent = data ? '' : "Open this page again from your site's dashboard.";
  } catch (error) {
    console.warn(error);
    status.textContent =
      'Your installation could not be loaded. Try again, or reload the dashboard of your site.';
    retry.hidden = false;
  }
}

/**
 * Asks the server in which installation this page runs.
 * @returns {Promise<InstanceJson | undefined>} Nothing if Wix has signed nothing, or too long ago:
 * only Wix's dashboard has another signature.
 */
async function getInstance() {
  if (!signedInstance) return undefined;
  const response = await fetch('/api/get-instance', {
    headers: { authorization: signedInstance },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 401) return undefined;
  const body = await response.json();
  if (!response.ok) throw new Error(`${body.error.code}: ${body.error.message}`);
  return body;
}

/** @param {InstanceJson} data */
function show({ instanceId, instance, site }) {
  element('site').textContent = site.siteDisplayName ?? 'Without a name';
  element('address').textContent = site.url ?? 'Not published yet';
  element('plan').textContent = instance.isFree
    ? 'Free'
    : (instance.billing?.packageName ?? 'Paid');
  element('installation').textContent = instanceId;
  details.hidden = false;
}

/**
 * Finds an element of the page.
 * @param {string} id
 */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
}
