// In a separate file, because a bundler makes a chunk of the modules that a frontend's initial code
// shares with the code that it loads later.

/** The media type of a result that plain JSON cannot carry. */
export const DEVALUE_TYPE = 'application/devalue+json';
