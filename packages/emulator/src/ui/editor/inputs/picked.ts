/** A callback of the settings panel, which runs in its frame. */
export type OnPicked<Value> = (value: Value) => Promise<unknown>;

/** Tells the settings panel a value. An error in the app's callback must not break the picker. */
export async function tell<Value>(onPicked: OnPicked<Value>, value: Value): Promise<void> {
  try {
    await onPicked(value);
  } catch (error) {
    console.error('The callback of the settings panel has failed.', error);
  }
}
