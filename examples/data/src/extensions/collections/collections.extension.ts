import { extensions } from '@wix/astro/builders';

/** The collection that Wix creates on every site that installs the app. */
export default extensions.dataCollections({
  id: '3ac488b0-ea9b-4655-9659-7fd70a2cb4b0',
  name: 'Guest book',
  collections: [
    {
      idSuffix: 'entries',
      displayName: 'Guest book entries',
      displayField: 'name',
      fields: [
        { key: 'name', displayName: 'Name', type: 'TEXT' },
        { key: 'message', displayName: 'Message', type: 'TEXT' },
        { key: 'author', displayName: 'Author (id)', type: 'TEXT' },
      ],
      // `PRIVILEGED`: the app itself and the Wix users of the site. With `ANYONE`, a visitor could read
      // the ids of all authors, and send items to Wix that no web method has checked.
      dataPermissions: {
        itemRead: 'PRIVILEGED',
        itemInsert: 'PRIVILEGED',
        itemUpdate: 'PRIVILEGED',
        itemRemove: 'PRIVILEGED',
      },
    },
  ],
});
