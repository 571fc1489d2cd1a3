import { aggregateRoutes } from './aggregate.js';
import { bulkRoutes } from './bulk.js';
import { collectionRoutes } from './collections.js';
import { itemRoutes } from './items.js';
import { queryRoutes } from './query-items.js';
import { referenceRoutes } from './references.js';

/** The operations of Wix Data. */
export const dataRoutes = {
  ...itemRoutes,
  ...queryRoutes,
  ...aggregateRoutes,
  ...bulkRoutes,
  ...referenceRoutes,
  ...collectionRoutes,
};
