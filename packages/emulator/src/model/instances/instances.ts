import type { Installation } from './instance-schema.js';

/** Installations by key. */
export type InstallationRecord = Readonly<Record<string, Installation>>;

/** An installation and the key that it has in this emulator. */
export interface KeyedInstallation {
  readonly key: string;
  readonly installation: Installation;
}

/** The installations of the app on all sites, by key. */
export class Installations {
  readonly #onChange: (changed: readonly KeyedInstallation[]) => void;
  readonly #byKey = new Map<string, Installation>();
  readonly #keys = new Map<string, string>();
  #all: InstallationRecord | undefined;

  /** @param onChange is told of every change, and what has been added or replaced. */
  constructor(onChange: (changed: readonly KeyedInstallation[]) => void = () => {}) {
    this.#onChange = onChange;
  }

  /** All of them: an object that later changes leave alone. */
  get all(): InstallationRecord {
    this.#all ??= Object.fromEntries(this.#byKey);
    return this.#all;
  }

  /**
   * Finds an installation.
   * @param name its key or its instance id.
   */
  find(name: string): KeyedInstallation | undefined {
    const key = this.#byKey.has(name) ? name : this.#keys.get(name);
    const installation = key === undefined ? undefined : this.#byKey.get(key);
    return key !== undefined && installation ? { key, installation } : undefined;
  }

  /** Adds an installation, or puts one in the place of that with the same key. */
  put(key: string, installation: Installation): void {
    this.putAll([{ key, installation }]);
  }

  /** Adds or replaces several in one change. */
  putAll(installations: readonly KeyedInstallation[]): void {
    for (const { key, installation } of installations) {
      const before = this.#byKey.get(key);
      if (before) this.#keys.delete(before.instance.instanceId);
      this.#byKey.set(key, installation);
      this.#keys.set(installation.instance.instanceId, key);
    }
    this.#all = undefined;
    this.#onChange(installations);
  }

  /** Puts others in the place of all of them. */
  replaceAll(installations: InstallationRecord): void {
    this.#byKey.clear();
    this.#keys.clear();
    this.putAll(
      Object.entries(installations).map(([key, installation]) => ({ key, installation })),
    );
  }
}
