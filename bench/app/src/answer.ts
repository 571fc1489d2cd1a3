/** What every contestant answers: as large as what a `getInstance` of a real app answers. */
export const answer = {
  instanceId: '11111111-5d6e-4f70-8a9b-000000000001',
  instance: {
    instanceId: '11111111-5d6e-4f70-8a9b-000000000001',
    appName: 'Bench',
    appVersion: '1.4.0',
    isFree: false,
    copiedFromTemplate: false,
    freeTrialAvailable: true,
    billing: { packageName: 'premium', billingCycle: 'MONTHLY', autoRenewing: true },
    availablePlans: [{ packageName: 'basic' }, { packageName: 'premium' }],
  },
  site: {
    siteId: '22222222-5d6e-4f70-8a9b-000000000001',
    siteDisplayName: 'A shop',
    locale: 'en',
    paymentCurrency: 'EUR',
    url: 'https://shop.example.com',
  },
};
