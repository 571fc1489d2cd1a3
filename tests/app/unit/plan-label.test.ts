import { expect, test } from 'vitest';
import type { PlanStatus } from '../../../src/shared/plan';
import { planLabel } from '../../../src/shared/plan-label';
import * as en from '../../../src/shared/texts/en';
import * as he from '../../../src/shared/texts/he';

const trial = (daysLeft: number | undefined): PlanStatus => ({ kind: 'trial', daysLeft });
const paid = (name: string | undefined): PlanStatus => ({ kind: 'paid', name });

test.each([
  [{ kind: 'free' }, 'Free', 'חינם'],
  [trial(undefined), 'Trial', 'תקופת ניסיון'],
  [trial(1), 'Last day of the trial', 'היום האחרון של תקופת הניסיון'],
  [trial(2), 'Trial, 2 days left', 'תקופת ניסיון, נותרו יומיים'],
  [trial(10), 'Trial, 10 days left', 'תקופת ניסיון, נותרו 10 ימים'],
  [paid('Pro'), 'Pro', 'Pro'],
  [paid(undefined), 'Paid plan', 'חבילה בתשלום'],
] satisfies [PlanStatus, string, string][])(
  'planLabel() labels %j "%s" in English, and translates the label to Hebrew',
  (status, english, hebrew) => {
    expect(planLabel(status, en.plan)).toBe(english);
    expect(planLabel(status, he.plan)).toBe(hebrew);
  },
);
