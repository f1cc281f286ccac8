/** What would become of a message that is sent back, and whether it should be. */
import { interruptionIn } from '../../core/contracts/interruption-in.ts';
import { readDial } from '../../core/contracts/work-message.ts';
import type { Interruption } from '../../core/interruption/interruption.ts';
import type { StoredInterruptions } from '../interruptions/stored-interruptions.ts';
import type { DeadLetter, DeadLetterQueueName } from './dead-letters.ts';

export interface Fate {
  /** Of the interruption, where the message tells. */
  readonly about: string | null;
  readonly goes: 'back' | 'nowhere';
  readonly why: string;
}

const meanings: Readonly<Record<Exclude<DeadLetterQueueName, 'DialsDeadLetters'>, string>> = {
  ContactEventsDeadLetters: 'it is judged; what is too old does not pop up',
  ContactEventRulesUndelivered: 'it is judged; what is too old does not pop up',
  LookUpsDeadLetters: 'Amazon Connect is asked again',
  DeadlinesDeadLetters: 'what has become due is seen to',
};

const jsonIn = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

export const fateOf = async (
  queue: DeadLetterQueueName,
  { body }: Pick<DeadLetter, 'body'>,
  stored: Pick<StoredInterruptions, 'find'>,
): Promise<Fate> => {
  const message = jsonIn(body);
  const about = interruptionIn(message) ?? null;
  if (queue !== 'DialsDeadLetters') return { about, goes: 'back', why: meanings[queue] };
  return { about, ...(await fateOfDial(message, stored)) };
};

type Verdict = Omit<Fate, 'about'>;

const back = (why: string): Verdict => ({ goes: 'back', why });
const nowhere = (why: string): Verdict => ({ goes: 'nowhere', why });

const fateOfDial = async (message: unknown, stored: Pick<StoredInterruptions, 'find'>): Promise<Verdict> => {
  const dial = dialIn(message);
  if (dial === undefined) return nowhere('it cannot be read: nobody knows what it would do');
  if ('hangUp' in dial) return back('it ends a callback that is not wanted any more');
  return verdictOn(await stored.find(dial.interruptionId), dial.attempt);
};

const dialIn = (message: unknown): ReturnType<typeof readDial> | undefined => {
  try {
    return readDial(message);
  } catch {
    return undefined;
  }
};

/** What the interruption shows decides: a customer whom somebody may have called is left to a person. */
const verdictOn = (interruption: Interruption | undefined, attempt: number): Verdict => {
  const mayHaveBeenCalled = nowhere('a call may have been made: look for it, then ask the agent');
  if (interruption?.state === 'unknown') return mayHaveBeenCalled;
  if (interruption?.state !== 'dialling' || interruption.attempt.number !== attempt)
    return back('there is nothing to dial any more: it does nothing');
  if (interruption.attempt.step === 'calling') return mayHaveBeenCalled;
  if (interruption.attempt.step === 'placed') return back('the call was placed: only that is written down');
  return back('no call was started: THE CUSTOMER IS CALLED, unless that is too late');
};
