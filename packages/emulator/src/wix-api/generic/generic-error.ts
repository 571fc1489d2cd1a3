import { wixError } from '../error.js';

/** A request that the generic engine does not fulfill. */
export class GenericError extends Error {
  override readonly name = 'GenericError';
  readonly status: number;
  readonly code: string;

  /**
   * @param status The HTTP status.
   * @param code The code of the application error.
   * @param message The problem.
   */
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The answer that makes the SDK throw the error. */
  get response(): Response {
    return wixError(this.status, this.code, this.message);
  }
}

/** Refuses a request that asks for something that the engine does not know. */
export function notEmulated(what: string): GenericError {
  const message = `wix-emulator does not emulate ${what} of this method. Answer it yourself in wix-emulator.answers.ts.`;
  return new GenericError(501, 'NOT_EMULATED', message);
}
