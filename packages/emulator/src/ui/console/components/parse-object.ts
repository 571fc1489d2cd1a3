import { findJsonProblem } from '../../../util/find-json-problem.js';
import { messageOf } from './format.js';

/**
 * Parses what the user has written as a JSON object.
 * @param text The text.
 * @param name The name of the object in the error message.
 * @throws {Error} If it is no JSON object. The message names the line and the column.
 */
export function parseObject(text: string, name: string): Record<string, unknown> {
  const value = parseText(text, name);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${name} must be a JSON object: { … }`);
}

function parseText(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = findJsonProblem(text);
    throw new Error(
      `${name} is not JSON: ${problem === undefined ? messageOf(error) : `${problem}.`}`,
    );
  }
}
