import { fail } from '../failure';
import type { Value } from '../value';

// The build generates the check of the argument from its type.
export async function onEcho(value: Value) {
  return value;
}

export async function onFail() {
  return fail();
}
