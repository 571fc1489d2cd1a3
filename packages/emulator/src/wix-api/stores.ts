import type { EmulatorState } from '../model/state.js';
import { isJsonObject, type JsonObject, parseJson, readJsonObject } from '../util/json.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { genericAnswer } from './generic/generic-answer.js';
import { readRequest } from './generic/read-request.js';
import type { StandardMethod } from './generic/standard-method.js';
import { onSite } from './on-site.js';
import { type Route, route } from './route.js';

const PRODUCT_V1 = 'wix.stores.catalog.v1.product';
const PRODUCT_V3 = 'wix.stores.catalog.v3.product';
const PRODUCTS = '/stores-reader/v1/products';

/** The operations of Wix Stores that the generic engine cannot answer. */
export const storeRoutes = {
  'get-catalog-version': route('GET', '/stores/v3/provision/version', getCatalogVersion),
  'query-products-v1': route('GET', `${PRODUCTS}/query-platformized`, (state, call) =>
    genericAnswer(state, call, { method: QUERY, pathValues: [] }),
  ),
  'query-products-v1-rest': route('POST', `${PRODUCTS}/query`, queryByRest),
  'get-product-v1': route('GET', `${PRODUCTS}/*`, getProduct),
} satisfies Readonly<Record<string, Route>>;

/** The SDK's query, whose name does not say that it returns products of V1. */
const QUERY: StandardMethod = {
  verb: 'query',
  name: 'products.queryProducts',
  entityType: PRODUCT_V1,
  entity: new Map([['id', 'string']]),
  requestField: undefined,
  responseField: 'products',
  pagingField: 'metadata',
  itemField: undefined,
  wrapperField: undefined,
  idPath: [],
  isReplaced: false,
  notFoundCode: 'NOT_FOUND',
};

/** *Get Catalog Version*: returns the version of the catalog that the site's products belong to. */
function getCatalogVersion(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, ({ appInstance: { site } }) => {
    if (!site.installedWixApps?.includes('wix_stores')) {
      return Response.json({ catalogVersion: 'STORES_NOT_INSTALLED' });
    }
    const has = (type: string) => state.entities.list(site.siteId, type).length > 0;
    const isV1 = has(PRODUCT_V1) && !has(PRODUCT_V3);
    return Response.json({ catalogVersion: isV1 ? 'V1_CATALOG' : 'V3_CATALOG' });
  });
}

/** *Query Products* of REST, whose filter and sort may be JSON in a text. */
async function queryByRest(state: EmulatorState, call: WixCall): Promise<Response> {
  const { query } = call.json ?? {};
  const { filter, sort, ...rest }: JsonObject = isJsonObject(query) ? query : {};
  const json = {
    query: {
      ...rest,
      filter: parsed(filter),
      sort: toSortList(parsed(sort)),
    },
  };
  const answer = genericAnswer(state, { ...call, json }, { method: QUERY, pathValues: [] });
  if (!answer.ok) return answer;
  const { products, metadata } = (await readJsonObject(answer)) ?? {};
  const { count, offset, total }: JsonObject = isJsonObject(metadata) ? metadata : {};
  return Response.json({ products, metadata: { items: count, offset }, totalResults: total });
}

/** *Get Product* of V1. */
function getProduct(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, ({ appInstance }) => {
    const { id } = readRequest({ ...call, json: undefined });
    const last = call.url.pathname.split('/').at(-1);
    const wanted = typeof id === 'string' ? id : (last ?? '');
    const product = state.entities.find(appInstance.site.siteId, PRODUCT_V1, wanted);
    return product
      ? Response.json({ product })
      : wixError(404, 'PRODUCT_NOT_FOUND', `There is no product with the id ${wanted}.`);
  });
}

/** Parses a text. A text that is not JSON stays, and is refused as a filter. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? (parseJson(value) ?? value) : value;
}

/** Turns `[{ "name": "asc" }]` into what the SDK sends. */
function toSortList(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.flatMap((one: unknown) =>
    isJsonObject(one) && one.fieldName === undefined
      ? Object.entries(one).map(([fieldName, order]) => ({
          fieldName,
          order: String(order).toUpperCase(),
        }))
      : [one],
  );
}
