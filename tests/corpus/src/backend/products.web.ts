import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { products, productsV3 } from './wix';

type CatalogVersion = 'V1_CATALOG' | 'V3_CATALOG' | 'STORES_NOT_INSTALLED';

async function getVersion(): Promise<CatalogVersion> {
  const response = await auth.elevate(httpClient.fetchWithAuth)(
    'https://www.wixapis.com/stores/v3/provision/version',
  );
  if (!response.ok) return 'STORES_NOT_INSTALLED';
  const { catalogVersion }: { catalogVersion: CatalogVersion } = await response.json();
  return catalogVersion;
}

/** Lists products of the catalog that the site has. */
export const listProducts = webMethod(Permissions.Admin, async () => {
  const version = await getVersion();
  if (version === 'STORES_NOT_INSTALLED') return [];
  const { items } =
    version === 'V3_CATALOG'
      ? await auth.elevate(productsV3.queryProducts)().limit(50).find()
      : await auth.elevate(products.queryProducts)().limit(50).find();
  return items.map(({ _id, name }) => ({ id: _id, name }));
});

/** Lists all products of the older catalog. */
export const exportProducts = webMethod(Permissions.Admin, async () => {
  let page = await auth.elevate(products.queryProducts)().limit(100).find();
  const all = [...page.items];
  while (page.hasNext()) {
    page = await page.next();
    all.push(...page.items);
  }
  return all.map(({ name, slug }) => ({ name, slug }));
});

/** Finds a product in the newer catalog, or else in the older one. */
export const getProduct = webMethod(Permissions.Anyone, async (id: string) => {
  try {
    const product = await auth.elevate(productsV3.getProduct)(id);
    return { name: product.name, catalog: 3 };
  } catch {
    try {
      const { product } = await auth.elevate(products.getProduct)(id);
      return { name: product?.name, catalog: 1 };
    } catch {
      return null;
    }
  }
});

/** Creates a product with the one variant that it needs. */
export const importProduct = webMethod(
  Permissions.Admin,
  async ({ name, price }: { name: string; price: number }) => {
    const product = await auth.elevate(productsV3.createProduct)({
      name,
      productType: productsV3.ProductType.PHYSICAL,
      physicalProperties: {},
      variantsInfo: {
        variants: [{ price: { actualPrice: { amount: String(price) } }, physicalProperties: {} }],
      },
    });
    return { id: product._id, name: product.name };
  },
);

/** Finds the products whose slugs begin with a text. */
export const findProducts = webMethod(Permissions.Anyone, async (text: string) => {
  const { items } = await auth
    .elevate(productsV3.queryProducts)({ fields: [productsV3.RequestedFields.CURRENCY] })
    .startsWith('slug', text)
    .ascending('slug')
    .limit(10)
    .find();
  return items.map(({ name }) => name);
});
