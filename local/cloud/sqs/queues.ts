/** All queues, found by name, URL or ARN. */
import type { Queue } from './queue.ts';
import { queueDoesNotExist } from './queue-error.ts';

export interface Queues {
  add(queue: Queue): void;
  all(): readonly Queue[];
  byArn(arn: unknown): Queue | undefined;
  /** @throws AwsError QueueDoesNotExist */
  named(name: string): Queue;
  /** By the last part of the URL, so that a client's host name does not matter. */
  atUrl(url: unknown): Queue;
}

export const queues = (): Queues => {
  const byName = new Map<string, Queue>();
  const named = (name: string): Queue => {
    const queue = byName.get(name);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  };
  return {
    add: (queue) => void byName.set(queue.settings.name, queue),
    all: () => [...byName.values()],
    byArn: (arn) => [...byName.values()].find(({ settings }) => settings.arn === arn),
    named,
    atUrl: (url) => named(String(url).split('/').at(-1) ?? ''),
  };
};
