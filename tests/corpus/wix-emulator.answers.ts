import type { Answers } from 'wix-emulator';

/** The servers of third parties, and the APIs of Wix that the emulator does not emulate. */
const answers = {
  'GET https://rates.example/latest': () => Response.json({ rates: { EUR: 0.92 } }),
  'GET https://maps.example/geocode/json': () =>
    Response.json({ results: [{ lat: 59.91, lng: 10.75 }] }),
  'POST https://captcha.example/siteverify': () => Response.json({ success: true }),
  'POST https://models.example/v1/chat/completions': () =>
    Response.json({ choices: [{ message: { content: 'At eight.' } }] }),
  'PUT https://hooks.vendor.example/installs': () => new Response(null, { status: 202 }),
  'GET https://fast.example/quotes/:zip': () => Response.json({ price: 12 }),
  'GET https://cheap.example/quotes/:zip': () => new Response('Closed', { status: 503 }),
  'POST https://api.newsletter.example/v3/subscribers': () =>
    Response.json({ id: 'subscriber-1' }, { status: 201 }),
  'DELETE https://api.newsletter.example/v3/subscribers/:email': () =>
    new Response(null, { status: 204 }),
  'GET https://feeds.example/posts.json': () =>
    Response.json([
      { id: 'post-1', title: 'Bread' },
      { id: 'post-2', title: 'Cake' },
    ]),

  'POST https://www.wixapis.com/contacts/v4/labels': () =>
    Response.json({ label: { key: 'custom.lead', displayName: 'Lead' }, newLabel: true }),
  'POST https://www.wixapis.com/headless/v1/redirect-session': () =>
    Response.json({ redirectSession: { fullUrl: 'https://site.example/checkout' } }),
  'GET https://www.wixapis.com/pricing-plans/v2/member/orders': () => Response.json({ orders: [] }),
} satisfies Answers;

export default answers;
