/** The code of the message with which a document in a frame tells its host that Esc was pressed. */
export const ESCAPE_CODE = 'wix-emulator-escape';
