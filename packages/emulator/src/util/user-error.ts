/** A mistake of the person at the keyboard: its message is all that they need to see. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
