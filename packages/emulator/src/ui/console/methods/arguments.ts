import { messageOf } from '../components/format.js';

/** The arguments of a call, or a description of the problem. */
export type Arguments =
  | { readonly args: readonly unknown[]; readonly problem?: undefined }
  | { readonly args?: undefined; readonly problem: string };

/**
 * Reads the arguments of a call.
 * @param text A JSON array. An empty text stands for an empty array.
 */
export function parseArguments(text: string): Arguments {
  if (text.trim() === '') return { args: [] };
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return { args: value };
    return { problem: `The arguments must be in a JSON array: [${text.trim()}]` };
  } catch (error) {
    return { problem: `This is not JSON: ${messageOf(error)}` };
  }
}
