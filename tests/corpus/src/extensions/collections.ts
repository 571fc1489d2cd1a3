import { extensions } from '@wix/astro/builders';

/** The collections that Wix creates on every site that installs the app. */
export const collections = extensions.dataCollections({
  id: 'c02b0500-0000-4000-8000-000000000001',
  name: 'Collections',
  collections: [
    {
      idSuffix: 'wishes',
      displayName: 'Wishes',
      displayField: 'productId',
      fields: [
        { key: 'productId', displayName: 'Product', type: 'TEXT' },
        { key: 'note', displayName: 'Note', type: 'TEXT' },
      ],
      dataPermissions: {
        itemRead: 'SITE_MEMBER_AUTHOR',
        itemInsert: 'SITE_MEMBER',
        itemUpdate: 'SITE_MEMBER_AUTHOR',
        itemRemove: 'SITE_MEMBER_AUTHOR',
      },
    },
    {
      idSuffix: 'settings',
      displayName: 'Settings',
      displayField: 'key',
      fields: [
        { key: 'key', displayName: 'Key', type: 'TEXT' },
        { key: 'value', displayName: 'Value', type: 'OBJECT' },
      ],
      dataPermissions: {
        itemRead: 'PRIVILEGED',
        itemInsert: 'PRIVILEGED',
        itemUpdate: 'PRIVILEGED',
        itemRemove: 'PRIVILEGED',
      },
      initialData: [{ key: 'widget', value: { colour: 'green', rows: 3 } }],
    },
  ],
});
