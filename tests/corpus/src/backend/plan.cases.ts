import { casesOf } from '../../case.js';

const free = 'f4ee0000-1a2b-4c3d-8e4f-000000000001';

export default casesOf<typeof import('./plan.web.js')>(
  { method: 'getPlan', returns: { isFree: false, plan: 'Pro' } },
  { method: 'getPlan', instance: 'free', returns: { isFree: true, plan: null } },
  { method: 'hasFeature', args: ['export'], returns: true },
  { method: 'hasFeature', args: ['export'], instance: 'free', returns: false },
  { method: 'getTrial', as: 'owner', instance: 'trial', returns: { inTrial: true, daysLeft: 10 } },
  { method: 'getTrial', as: 'member', fails: { status: 403, code: 'FORBIDDEN' } },
  {
    method: 'getUpgradeUrl',
    as: 'owner',
    instance: 'free',
    returns: `https://www.wix.com/apps/upgrade/c02b0500-1111-4222-8333-444455556666?appInstanceId=${free}`,
  },
  {
    method: 'getSite',
    as: 'owner',
    instance: 'multilingual',
    returns: {
      name: 'Maison des Alpes',
      locale: 'fr',
      currency: 'EUR',
      languages: ['fr', 'en', 'de'],
    },
  },
  { method: 'getBadge', instance: 'free', returns: 'Made with Corpus' },
  {
    method: 'getBadge',
    instance: 'trial',
    after: [{ method: 'getBadge', instance: 'free' }],
    returns: null,
  },
  { method: 'getTexts', instance: 'multilingual', returns: { language: 'fr', title: 'Avis' } },
  { method: 'exportReport', as: 'owner', returns: { fileName: 'report.csv', rows: 0 } },
  {
    method: 'exportReport',
    as: 'owner',
    instance: 'free',
    fails: { status: 402, code: 'PLAN_REQUIRED' },
  },
);
