import { casesOf } from '../../case.js';

export default casesOf<typeof import('./faq.web.js')>(
  {
    method: 'listFaq',
    args: ['Delivery'],
    returns: [
      { question: 'How long?', answer: 'Three days.' },
      { question: 'How much?', answer: 'Five dollars.' },
    ],
  },
  { method: 'listTopics', returns: ['Delivery', 'Returns'] },
  {
    method: 'reorderFaq',
    as: 'owner',
    args: [['faq-2', 'faq-1']],
    returns: { updated: 2 },
  },
);
