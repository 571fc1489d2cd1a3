import { z } from '@hono/zod-openapi';
import type { EmulatorState } from '../../model/state.js';

/** What a cart takes over from a product. */
export interface CatalogItem {
  readonly name?: string | undefined;
  /** The price for one, as the product has it. */
  readonly price?: number | string | undefined;
  readonly isDigital: boolean;
}

const amountSchema = z.object({ amount: z.union([z.string(), z.number()]) });

const productV3Schema = z.object({
  name: z.string().optional().catch(undefined),
  productType: z.string().optional().catch(undefined),
  actualPriceRange: z.object({ minValue: amountSchema }).optional().catch(undefined),
  variantsInfo: z
    .object({
      variants: z.array(
        z.object({
          id: z.string().optional(),
          price: z.object({ actualPrice: amountSchema }).optional(),
        }),
      ),
    })
    .optional()
    .catch(undefined),
});

const priceDataSchema = z
  .object({ price: z.number().nullish(), discountedPrice: z.number().nullish() })
  .optional()
  .catch(undefined);

const productV1Schema = z.object({
  name: z.string().optional().catch(undefined),
  productType: z.string().optional().catch(undefined),
  priceData: priceDataSchema,
  price: priceDataSchema,
  variants: z
    .array(
      z.object({
        id: z.string().optional(),
        variant: z.object({ priceData: priceDataSchema }).optional(),
      }),
    )
    .optional()
    .catch(undefined),
});

/**
 * Finds a product of either catalog, with the price of a variant.
 * @param variantId The variant. Default: the product's first one.
 * @returns `undefined` if the site has no such product.
 */
export function findCatalogItem(
  state: EmulatorState,
  siteId: string,
  { productId, variantId }: { readonly productId: string; readonly variantId: unknown },
): CatalogItem | undefined {
  const find = (type: string) => state.entities.find(siteId, type, productId);
  const newer = productV3Schema.safeParse(find('wix.stores.catalog.v3.product'));
  if (newer.success) {
    const { name, productType, variantsInfo, actualPriceRange } = newer.data;
    const variants = variantsInfo?.variants ?? [];
    const variant = variants.find(({ id }) => id === variantId) ?? variants[0];
    const price = variant?.price?.actualPrice ?? actualPriceRange?.minValue;
    return { name, price: price?.amount, isDigital: productType === 'DIGITAL' };
  }
  const older = productV1Schema.safeParse(find('wix.stores.catalog.v1.product'));
  if (!older.success) return undefined;
  const { name, productType, variants = [], ...product } = older.data;
  const variant = variants.find(({ id }) => id !== undefined && id === variantId)?.variant;
  const data = variant?.priceData ?? product.priceData ?? product.price;
  const price = data?.discountedPrice ?? data?.price ?? undefined;
  return { name, price, isDigital: productType === 'digital' };
}
