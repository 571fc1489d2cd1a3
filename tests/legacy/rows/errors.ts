import { calling, type Row } from './row.js';

/** What becomes of what a method throws. */
export const errors: Row[] = [
  {
    call: 'a thrown `Error`',
    legacy: "throws { name: 'Error', message: '(generic)' }",
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Errors of a method',
    run: calling('throwsError'),
  },
  {
    call: 'a rejected promise',
    legacy: "throws { name: 'Error', message: '(generic)' }",
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Errors of a method',
    run: calling('rejects'),
  },
  {
    call: 'a thrown instance of an error class with a `code`',
    legacy: "throws { name: 'SoldOutError', code: 'SOLD_OUT', message: '(generic)' }",
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Errors of a method',
    run: calling('throwsCustomError'),
  },
  {
    call: 'a thrown plain object',
    legacy: "throws { code: 'SOLD_OUT', seats: 0 }",
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Errors of a method',
    run: calling('throwsObject'),
  },
  {
    call: 'a thrown string',
    legacy: "throws 'sold out'",
    ours: 'throws WebMethodError INTERNAL 500',
    explainedIn: 'Errors of a method',
    run: calling('throwsString'),
  },
];
