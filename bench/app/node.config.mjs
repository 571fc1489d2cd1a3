import node from '@astrojs/node';
import bare from './bare.config.mjs';

/** The app of `bare.config.mjs` for Node. */
export default { ...bare, outDir: './dist/node', adapter: node({ mode: 'standalone' }) };
