/**
 * The header of a call to Wix that names the call of the app which caused it. Only the emulator's
 * own transport sets it.
 */
export const callIdHeader = 'x-wix-emulator-call';
