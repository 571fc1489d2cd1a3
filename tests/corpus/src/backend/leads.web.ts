import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { contacts } from './wix';

const LABELS = 'https://www.wixapis.com/contacts/v4/labels';

interface Lead {
  name: string;
  email: string;
  phone?: string;
}

/** Creates a contact. Ignores a label that cannot be created. */
export const captureLead = webMethod(Permissions.Anyone, async ({ name, email, phone }: Lead) => {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const { contact } = await auth.elevate(contacts.createContact)(
    {
      name: { first, last: rest.join(' ') },
      emails: { items: [{ tag: contacts.EmailTag.MAIN, email }] },
      ...(phone && { phones: { items: [{ tag: contacts.PhoneTag.MOBILE, phone }] } }),
    },
    { allowDuplicates: true },
  );
  try {
    await auth.elevate(httpClient.fetchWithAuth)(LABELS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ displayName: 'Lead' }),
    });
  } catch (error) {
    console.warn('captureLead', error);
  }
  return { id: contact?._id, name: contact?.info?.name };
});

/** Finds the contact with an e-mail address. */
export const findLead = webMethod(Permissions.Admin, async (email: string) => {
  const { items } = await auth
    .elevate(contacts.queryContacts)()
    .eq('primaryInfo.email', email)
    .limit(1)
    .find();
  const [contact] = items;
  return contact ? { id: contact._id, first: contact.info?.name?.first } : null;
});

/** Changes a contact with the revision that it has just read. */
export const renameLead = webMethod(
  Permissions.Admin,
  async ({ id, first }: { id: string; first: string }) => {
    const { info, revision } = await auth.elevate(contacts.getContact)(id);
    const { contact } = await auth.elevate(contacts.updateContact)(
      id,
      { ...info, name: { ...info?.name, first } },
      revision ?? 0,
    );
    return contact?.info?.name?.first;
  },
);

/** Counts the contacts; zero if the request fails. */
export const countLeads = webMethod(Permissions.Admin, async () => {
  try {
    const { items } = await contacts.queryContacts().limit(100).find();
    return items.length;
  } catch {
    return 0;
  }
});
