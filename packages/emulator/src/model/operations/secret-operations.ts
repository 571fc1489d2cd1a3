import type { Operation } from './operation.js';

const ASSUMED = 'Who may call it (the app and the Wix users of the site), and the error codes.';

/** The operations of Wix's Secrets Manager. */
export const secretOperations = [
  {
    id: 'get-secret-value',
    title: 'Get Secret Value: a secret of the site',
    assumed: ASSUMED,
    confidential: true,
  },
  {
    id: 'list-secret-info',
    title: 'List Secret Info: the secrets of the site, without their values',
    assumed: ASSUMED,
  },
  {
    id: 'create-secret',
    title: 'Create Secret',
    assumed: ASSUMED,
    confidential: true,
  },
  {
    id: 'update-secret',
    title: 'Update Secret',
    assumed: ASSUMED,
    confidential: true,
  },
  {
    id: 'delete-secret',
    title: 'Delete Secret',
    assumed: ASSUMED,
  },
] as const satisfies readonly Operation[];
