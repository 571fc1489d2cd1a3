/** The media type of a result that plain JSON cannot carry. */
export const DEVALUE_TYPE = 'application/devalue+json';

/** The name of devalue's custom type for an `Error` in a result. */
export const ERROR_TYPE = 'Error';

/** An `Error` in a result, as it is sent. */
export interface ErrorFields {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly details?: unknown;
  readonly requestId?: string;
}
