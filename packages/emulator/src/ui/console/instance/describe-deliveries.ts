import type { Delivery } from '../client/api.js';
import { formatStatus } from '../components/format.js';

/**
 * Describes the result of an action.
 * @param done A sentence that says what the action did.
 * @param deliveries The events that the action sent to the app.
 */
export function describeDeliveries(done: string, deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return `${done} The app has no event extension for it.`;
  const answers = deliveries.map(({ type, attempts }) => {
    const answer = attempts.at(-1);
    return `${type}: ${answer ? formatStatus(answer.status) : 'not sent yet'}`;
  });
  return `${done} Sent to the app: ${answers.join(', ')}.`;
}
