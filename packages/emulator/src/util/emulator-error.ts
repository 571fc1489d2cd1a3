/** What kind of mistake an {@link EmulatorError} is about. */
export type EmulatorErrorCode =
  /** A value, a file or a command line is not what it must be, or does not fit the state. */
  | 'INVALID_INPUT'
  /** There is nothing of the name that is asked for. */
  | 'NOT_FOUND'
  /** No app runs with the emulator, or it does not answer. */
  | 'APP_UNAVAILABLE'
  /** No emulator runs where a command looks for it. */
  | 'EMULATOR_UNAVAILABLE'
  /** The app's folder is not ready for what is asked: there is no build, or no `webMethods()`. */
  | 'APP_SETUP'
  /** Another program uses a port. */
  | 'PORT_IN_USE';

/**
 * A mistake of the person who uses the emulator: its message is all that they need to see. Whatever
 * else the emulator throws is a mistake of its own.
 */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
  /** What kind of mistake it is. */
  readonly code: EmulatorErrorCode;

  /**
   * @param code What kind of mistake it is.
   * @param message Says what is wrong, and what to do.
   */
  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The error of a value, a file or a command line that is not what it must be.
 * @param message Says what is wrong, and what to do.
 */
export function invalidInput(message: string, options?: ErrorOptions): EmulatorError {
  return new EmulatorError('INVALID_INPUT', message, options);
}
