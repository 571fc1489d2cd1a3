/** A command of a shell block. */
export interface ShellCommand {
  /** The line of the code, from 1. */
  readonly line: number;
  /** The command's name and its arguments, without quotes. */
  readonly words: readonly string[];
}

/** A comment, an operator, or a word with its quoted parts. */
const TOKEN = /#.*|&&|\|\||[|;]|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"|;&\\])+/g;

/**
 * Reads the commands of a shell script: lines, with `\` at the end of one that continues, and `&&`, `|`
 * and `;` between commands. Variables in front of a command are left out.
 * @param script The script.
 */
export function parseCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let line = 1;
  for (const joined of script.split(/(?<!\\)\n/)) {
    for (const words of splitCommands(joined.replaceAll('\\\n', ' '))) {
      commands.push({ line, words });
    }
    line += joined.split('\n').length;
  }
  return commands;
}

function splitCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.startsWith('#')) break;
    if (/^[|;&]/.test(token)) commands.push([]);
    else commands.at(-1)?.push(unquote(token));
  }
  return commands.map(withoutVariables).filter((words) => words.length > 0);
}

function unquote(word: string): string {
  return word.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g, '$1$2$3');
}

/** Leaves out assignments such as `PORT=3000` before a command. */
function withoutVariables(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  return first === -1 ? [] : words.slice(first);
}
