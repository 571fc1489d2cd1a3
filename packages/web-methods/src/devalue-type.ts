// In a file of its own: a bundler makes a chunk of what a frontend's first code and its rest share.

/** The media type of a result that plain JSON cannot carry. */
export const DEVALUE_TYPE = 'application/devalue+json';
