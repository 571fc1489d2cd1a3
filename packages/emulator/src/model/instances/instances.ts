import type { AppInstance } from './instance-schema.js';

/** Instances by key. */
export type InstanceRecord = Readonly<Record<string, AppInstance>>;

/** An instance and the key that it has in this emulator. */
export interface KeyedInstance {
  readonly key: string;
  readonly appInstance: AppInstance;
}

/** The instances of the app on all sites, by key. */
export class Instances {
  readonly #onChange: (changed: readonly KeyedInstance[]) => void;
  readonly #byKey = new Map<string, AppInstance>();
  readonly #keys = new Map<string, string>();
  #all: InstanceRecord | undefined;

  /** @param onChange Is told of every change, and what has been added or replaced. */
  constructor(onChange: (changed: readonly KeyedInstance[]) => void = () => {}) {
    this.#onChange = onChange;
  }

  /** All of them: an object that later changes leave alone. */
  get all(): InstanceRecord {
    this.#all ??= Object.fromEntries(this.#byKey);
    return this.#all;
  }

  /**
   * Finds an instance.
   * @param name Its key or its instance id.
   */
  find(name: string): KeyedInstance | undefined {
    const key = this.#byKey.has(name) ? name : this.#keys.get(name);
    const appInstance = key === undefined ? undefined : this.#byKey.get(key);
    return key !== undefined && appInstance ? { key, appInstance } : undefined;
  }

  /** Adds an instance, or puts one in the place of that with the same key. */
  put(key: string, appInstance: AppInstance): void {
    this.putAll([{ key, appInstance }]);
  }

  /** Adds or replaces several in one change. */
  putAll(instances: readonly KeyedInstance[]): void {
    for (const { key, appInstance } of instances) {
      const before = this.#byKey.get(key);
      if (before) this.#keys.delete(before.instance.instanceId);
      this.#byKey.set(key, appInstance);
      this.#keys.set(appInstance.instance.instanceId, key);
    }
    this.#all = undefined;
    this.#onChange(instances);
  }

  /** Puts others in the place of all of them. */
  replaceAll(instances: InstanceRecord): void {
    this.#byKey.clear();
    this.#keys.clear();
    this.putAll(Object.entries(instances).map(([key, appInstance]) => ({ key, appInstance })));
  }
}
