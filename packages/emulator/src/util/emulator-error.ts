/** The kind of an {@link EmulatorError}. */
export type EmulatorErrorCode =
  /** A value, a file or a command line is invalid, or does not fit the state. */
  | 'INVALID_INPUT'
  /** Nothing has the requested name. */
  | 'NOT_FOUND'
  /** No app is running with the emulator, or the app does not answer. */
  | 'APP_UNAVAILABLE'
  /** No emulator is running where a command expects it. */
  | 'EMULATOR_UNAVAILABLE'
  /** The app's folder is not ready for the operation: there is no build, or no `webMethods()`. */
  | 'APP_SETUP'
  /** Another program uses a port. */
  | 'PORT_IN_USE';

/**
 * A mistake of the user, whose message is all that they need to see. Any other error that the
 * emulator throws is a bug in the emulator.
 */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
  /** The kind of mistake. */
  readonly code: EmulatorErrorCode;

  /**
   * @param code The kind of mistake.
   * @param message The problem and its solution.
   */
  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Creates the error for an invalid value, file or command line.
 * @param message The problem and its solution.
 */
export function invalidInput(message: string, options?: ErrorOptions): EmulatorError {
  return new EmulatorError('INVALID_INPUT', message, options);
}
