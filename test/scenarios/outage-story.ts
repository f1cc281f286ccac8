/** A call to Billing that breaks off while something that we depend on is down. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { Invocation } from '../../local/cloud/invocation-log.ts';
import {
  type Dependency,
  type Failure,
  outages as noOutages,
  type Outage,
  type Outages,
} from '../../local/cloud/outages.ts';
import { awaited } from '../../local/demo/awaited.ts';
import { answerTo, type Broken, type CallbackStory, callbackStory } from './callback-story.ts';
import { type LogReader, logReader } from './log-reader.ts';
import { type SecretWatch, watchSecrets } from './secrets.ts';
import { type TableReader, tableReader } from './tables.ts';

export interface OutageStory extends CallbackStory {
  readonly log: LogReader;
  readonly tables: TableReader;
  readonly secrets: SecretWatch;
  /** Begins an outage, which ends with the test at the latest. */
  isDown(dependency: Dependency, failure: Failure, only?: string): Outage;
  /** amina talks to a customer, and the line drops; nobody waits for the question. @returns the first leg */
  drops(): Promise<string>;
  /** Resolves when this function has failed, or has given messages back. */
  untilFailed(handlerName: string): Promise<void>;
  /** Resolves when the ledger tells of it, as the log does. */
  untilLedger(interruptionId: string, type: string): Promise<void>;
  /** amina says yes, under the same request id if it is given. @returns what she is told */
  says(offer: View, requestId?: string): Promise<{ readonly requestId: string; readonly told: string }>;
  /** The callback rings; the customer answers, amina takes the call. Then it was made once, and the case is resumed. */
  isResumed(broken: Broken): Promise<void>;
  /** What happened, in order. */
  ledgerOf(interruptionId: string): Promise<readonly string[]>;
  allUp(): void;
}

export const outageStory = async (): Promise<OutageStory> => {
  const [outages, log]: [Outages, LogReader] = [noOutages(), logReader()];
  const story = await callbackStory({ outages, onLog: log.onLog });
  const tables = tableReader(story.info);
  const running: Outage[] = [];
  const { cloud } = story.laptop;
  const { amina } = story.pages;
  return {
    ...{ ...story, log, tables, secrets: watchSecrets(story.laptop) },
    isDown: (...given) => {
      const outage = outages.begin(...given);
      running.push(outage);
      return outage;
    },
    drops: async () => {
      await story.act('ben', 'status', { status: 'Break' });
      await story.act('amina', 'status', { status: 'Available' });
      const contactId = await story.call(true);
      await story.caller.post(`calls/${contactId}/drop`);
      return contactId;
    },
    untilFailed: async (wanted) => {
      await awaited<Invocation, true>(
        {
          what: `${wanted} has failed`,
          withinMs: 30_000,
          watch: (look) => cloud.invocations.subscribe(look),
          past: () => [],
        },
        ({ handlerName, status }) => (handlerName === wanted && status !== 'ok') || undefined,
      );
    },
    untilLedger: (interruptionId, type) =>
      log.until(
        `${type} is on the ledger`,
        ({ text }) => text.includes(`"message":"${type}"`) && text.includes(interruptionId),
      ),
    says: async (offer, given) => {
      const heard = amina.frames.length;
      const requestId = amina.choose(offer, 'resume', 'button', given);
      const answer = await amina.until('the answer', (frame) =>
        amina.frames.indexOf(frame) >= heard ? answerTo(requestId)(frame) : undefined,
      );
      return { requestId, told: answer.ok ? 'ok' : answer.code };
    },
    isResumed: async (broken) => {
      const { contactId } = await story.ringing(broken);
      await story.caller.post(`calls/${contactId}/answer`);
      await story.ringsAt('amina', contactId);
      await story.act('amina', 'accept');
      await story.card(broken, 'resumed');
    },
    ledgerOf: async (interruptionId) =>
      (await tables.of('Ledger'))
        .filter((entry) => entry.interruptionId === interruptionId)
        .toSorted((one, other) => Number(one.seq) - Number(other.seq))
        .map(({ type }) => String(type)),
    allUp: () => {
      for (const outage of running.splice(0)) outage.end();
    },
    stop: async () => {
      tables.stop();
      await story.stop();
    },
  };
};
