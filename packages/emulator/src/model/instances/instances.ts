import { invalidInput } from '../../util/emulator-error.js';
import type { AppInstance } from './instance-schema.js';

/** Instances by key. */
export type InstanceRecord = Readonly<Record<string, AppInstance>>;

/** An instance and its key in this emulator. */
export interface KeyedInstance {
  readonly key: string;
  readonly appInstance: AppInstance;
}

/** The maximum number of instances that an error message lists. */
const MAX_LISTED = 20;

/** The instances of the app on all sites, by key. */
export class Instances {
  readonly #onChange: (changed: readonly KeyedInstance[]) => void;
  readonly #byKey = new Map<string, AppInstance>();
  readonly #keys = new Map<string, string>();
  #all: InstanceRecord | undefined;

  /** @param onChange Called on every change with the added or replaced instances. */
  constructor(onChange: (changed: readonly KeyedInstance[]) => void = () => {}) {
    this.#onChange = onChange;
  }

  /** All instances, in an object that later changes do not affect. */
  get all(): InstanceRecord {
    this.#all ??= Object.fromEntries(this.#byKey);
    return this.#all;
  }

  /**
   * Finds an instance.
   * @param name The instance's key or instance id.
   */
  find(name: string): KeyedInstance | undefined {
    const key = this.#byKey.has(name) ? name : this.#keys.get(name);
    const appInstance = key === undefined ? undefined : this.#byKey.get(key);
    return key !== undefined && appInstance ? { key, appInstance } : undefined;
  }

  /**
   * Finds an instance that must exist.
   * @param name The instance's key or instance id.
   * @throws {EmulatorError} If no instance has this key or id. The message lists the instances.
   */
  require(name: string): KeyedInstance {
    const found = this.find(name);
    if (found) return found;
    const keys = Object.keys(this.all);
    const listed = keys.slice(0, MAX_LISTED).join(', ') + (keys.length > MAX_LISTED ? ', …' : '');
    // A caller in JavaScript may pass the instance itself.
    const problem =
      typeof name === 'string'
        ? `Unknown instance "${name}".`
        : 'An instance must be a string, its key or instance id.';
    throw invalidInput(`${problem} Use one of: ${listed}.`);
  }

  /** Adds an instance, or replaces the instance with the same key. */
  put(key: string, appInstance: AppInstance): void {
    this.putAll([{ key, appInstance }]);
  }

  /** Adds or replaces several instances in one change. */
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

  /** Replaces all instances. */
  replaceAll(instances: InstanceRecord): void {
    this.#byKey.clear();
    this.#keys.clear();
    this.putAll(Object.entries(instances).map(([key, appInstance]) => ({ key, appInstance })));
  }
}
