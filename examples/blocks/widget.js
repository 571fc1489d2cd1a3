import { getInstance } from 'backend/instance';

$w.onReady(() => {
  $w('#retry').onClick(showInstance);
  return showInstance();
});

/** Shows the installation in the multistate box: `loading`, then `data` or `error`. */
async function showInstance() {
  await $w('#instance').changeState('loading');
  try {
    const { instance, site } = await getInstance();
    $w('#siteName').text = site.siteDisplayName || 'This site';
    $w('#plan').text = instance.isFree
      ? 'Free plan'
      : (instance.billing?.packageName ?? 'Paid plan');
    await $w('#instance').changeState('data');
  } catch (error) {
    $w('#problem').text = explain(error?.code);
    await $w('#instance').changeState('error');
  }
}

/** Says what a visitor can do. A refusal by Wix Blocks itself has no code. */
function explain(code) {
  if (code === 'UPSTREAM') return 'Wix did not answer. Please try again in a moment.';
  if (code === 'UNAUTHENTICATED') return 'Your visit has expired. Please reload the page.';
  return 'Something went wrong. Please try again.';
}
