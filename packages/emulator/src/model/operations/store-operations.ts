import type { Operation } from './operation.js';

const SEED =
  'Products come from the seed (`wix.stores.catalog.v1.product`) or from the generic engine';

const PRODUCTS = {
  missing: `${SEED}, without defaults, computed fields and permissions.`,
} as const;

/** The operations of Wix Stores that the generic engine cannot answer. */
export const storeOperations = [
  {
    id: 'get-catalog-version',
    title: "Get Catalog Version: the version of the site's product catalog",
    assumed:
      'The version is 1 if the site has products of that version only, and otherwise 3. Without `wix_stores` in `installedWixApps`, Wix Stores is not installed.',
  },
  {
    id: 'query-products-v1',
    title: 'Query Products of catalog V1, by the SDK',
    ...PRODUCTS,
  },
  {
    id: 'query-products-v1-rest',
    title: 'Query Products of catalog V1, by REST',
    missing: `${SEED}, without defaults, computed fields and permissions. Variants and hidden products are always included.`,
  },
  {
    id: 'get-product-v1',
    title: 'Get Product of catalog V1',
    ...PRODUCTS,
  },
] as const satisfies readonly Operation[];
