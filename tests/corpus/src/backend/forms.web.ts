import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { submissions } from './wix';

const FORM = 'f0440000-5d6e-4f70-8a9b-00000000000d';

/** Submits the site's form, and confirms the submission if Wix has not. */
export const sendRequest = webMethod(
  Permissions.Anyone,
  async ({ name, message }: { name: string; message: string }) => {
    const created = await auth.elevate(submissions.createSubmission)({
      formId: FORM,
      submissions: { name, message: message.slice(0, 1000) },
    });
    if (created.status === 'CONFIRMED') return { id: created._id, status: created.status };
    const { submission } = await auth.elevate(submissions.confirmSubmission)(created._id ?? '');
    return { id: created._id, status: submission?.status };
  },
);

/** Lists the submissions; none if the request fails. */
export const listRequests = webMethod(Permissions.Admin, async () => {
  try {
    const { items } = await auth
      .elevate(submissions.querySubmissionsByNamespace)()
      .eq('namespace', 'wix.form_app.form')
      .descending('_createdDate')
      .limit(100)
      .find();
    return items.map((one) => one.submissions);
  } catch (error) {
    console.error('listRequests', error);
    return [];
  }
});

/** Submits the form without the SDK. */
export const sendByRest = webMethod(Permissions.Anyone, async (name: string) => {
  const response = await httpClient.fetchWithAuth(
    'https://www.wixapis.com/form-submission-service/v4/submissions',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ submission: { formId: FORM, submissions: { name } } }),
    },
  );
  if (!response.ok) {
    console.error('sendByRest', response.status, (await response.text()).slice(0, 300));
    throw new WebMethodError('NOT_SENT', 'The form was not sent.', { status: 502 });
  }
  const { submission }: { submission?: { id?: string } } = await response.json();
  return submission?.id ?? '';
});
