/** Queue settings as admins leave them, read through a function's memory of ten seconds. */
import { type ReadQueueSettings, readQueueSettings } from '../../../core/contracts/queue-settings.ts';

interface Version {
  readonly since: number;
  readonly read: ReadQueueSettings | undefined;
}

export class SettingsTable {
  readonly #versions = new Map<string, Version[]>();

  /** @param item undefined: the item is deleted */
  put(queueId: string, item: unknown, since: number): void {
    const read = item === undefined ? undefined : readQueueSettings(item);
    this.#versions.set(queueId, [...(this.#versions.get(queueId) ?? []), { since, read }]);
  }

  asOf(queueId: string, instant: number): ReadQueueSettings | undefined {
    const versions = this.#versions.get(queueId) ?? [];
    return (versions.findLast(({ since }) => since <= instant) ?? versions[0])?.read;
  }

  /** Every version that a queue ever had. */
  ofAllTime(queueId: string): readonly (ReadQueueSettings | undefined)[] {
    return (this.#versions.get(queueId) ?? []).map(({ read }) => read);
  }
}
