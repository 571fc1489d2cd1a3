import type { Selection } from '../selection.js';

const USUAL_PORT = '4400';

interface CommandOptions extends Pick<Selection, 'instance' | 'caller'> {
  /** The method's id. */
  readonly method: string;
  readonly args: readonly unknown[];
  /** The port of the emulator. */
  readonly port: string;
}

/** Returns the command that makes the same call as the console. */
export function callCommand({ method, args, caller, instance, port }: CommandOptions): string {
  const values = args.map((arg) => JSON.stringify(arg));
  const words = [
    ...['call', method, '--as', caller, '--instance', instance],
    // A negative number would otherwise be taken for an option.
    ...(values.some((value) => value.startsWith('-')) ? ['--'] : []),
    ...values,
  ];
  const environment = port === USUAL_PORT ? '' : `EMULATOR_PORT=${port} `;
  return `${environment}npx wix-emulator ${words.map(quote).join(' ')}`;
}

/** Quotes a word for a POSIX shell. */
function quote(word: string): string {
  return /^[\w./@:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
