/** The aggregate: what is stored of one interruption. Its life is in ./lifecycle. */
import type { Answers } from '../contracts/form.ts';
import type { QueueSettings } from '../contracts/queue-settings.ts';
import type {
  DropReason,
  Ending,
  FailureReason,
  HarmlessReason,
  RefusalReason,
} from '../contracts/reason.ts';
import type { EpochMs } from '../time.ts';
import type { CallOut } from './call-out.ts';
import type { Holder } from './verdict.ts';

/** What was decided when the interruption was first offered; later changes of the settings do not touch it. */
export interface Case {
  readonly holder: Holder;
  readonly dropReason: DropReason;
  readonly queueId: string;
  readonly droppedAt: EpochMs;
  readonly talkSeconds: number;
  readonly settings: QueueSettings;
  /** Found out when the offer was made. */
  readonly callOut: CallOut;
  /** null: it is in a contact attribute that has not been read yet. */
  readonly protocol: string | null;
  /** null: the number has not been read yet. The number itself is never stored. */
  readonly maskedNumber: string | null;
  /** The first interruption of this protocol; missing: this one is. */
  readonly firstId?: string;
  /** How many callbacks this protocol had before this interruption. */
  readonly callbackCount: number;
  readonly attempts: number;
  /** Attempts that ended before anybody was called: the settings' limits do not count them. None where it is missing. */
  readonly heldBack?: number;
  /** Requests of the agent that were accepted; the same request again gets the same answer. */
  readonly acceptedRequests: readonly string[];
  readonly shown: boolean;
  /** We ourselves cleared the holder's contact, to free them for the callback. */
  readonly freed: boolean;
  /** What the agent has typed into the form and not finalised; nothing once it has ended. */
  readonly draft: Answers;
  /** The keyed hash of the customer's number, where the queue wants callers recognised. Never the number. */
  readonly callerHash: string | null;
  /** Nothing can be chosen from then on. */
  readonly expiresAt: EpochMs;
}

/** The attempts that the settings' limits count. */
export const countedAttempts = ({ attempts, heldBack = 0 }: Case): number => attempts - heldBack;

/** One callback. `calling` is the fence: from then on a call may exist, whatever becomes of us. */
export interface Attempt {
  readonly number: number;
  /** Given to Amazon Connect as ClientToken; stable per attempt. */
  readonly token: string;
  /** The agent's choice that led to it: the page that made it dials, where agents dial themselves. */
  readonly requestId: string;
  readonly requestedAt: EpochMs;
  readonly step: 'requested' | 'calling' | 'placed';
  readonly claimedAt: EpochMs | null;
  /** The callback's contact, once known. */
  readonly contactId: string | null;
  /** The revision of the callback's chain whose news was heard last. */
  readonly heard: number;
  /** The contact of the callback before this one, if any: it must be over. */
  readonly after: string | null;
}

interface Recorded {
  readonly id: string;
  readonly version: number;
}
interface Open extends Recorded {
  readonly case: Case;
}

export interface Detected extends Recorded {
  readonly state: 'detected';
  /** The leg that Amazon Connect is being asked about. */
  readonly contactId: string;
}
export interface NotOffered extends Recorded {
  readonly state: 'not-offered';
  readonly reason: RefusalReason | HarmlessReason | 'reason-missing';
  /** The leg it was about. */
  readonly contactId: string | null;
}
export interface Offered extends Open {
  readonly state: 'offered';
  /** null: it never pops up. */
  readonly popupUntil: EpochMs | null;
  readonly lapsed: boolean;
  /** How the last attempt failed; null before the first. */
  readonly failure: FailureReason | null;
  readonly lastAttempt: Attempt | null;
}
export interface Dialling extends Open {
  readonly state: 'dialling';
  readonly attempt: Attempt;
}
export interface Answered extends Open {
  readonly state: 'answered';
  readonly attempt: Attempt;
}
export interface Resumed extends Open {
  readonly state: 'resumed';
  readonly attempt: Attempt;
  /** Who joined the callback: the holder, or whoever took it from the queue. */
  readonly agentId: string;
}
export interface Unknown extends Open {
  readonly state: 'unknown';
  readonly attempt: Attempt;
  readonly since: EpochMs;
}
export interface Closed extends Open {
  readonly state: 'ended';
  readonly how: Exclude<Ending, 'customer-returned'>;
}
/** The customer called in before a callback had reached them. */
export interface Returned extends Open {
  readonly state: 'ended';
  readonly how: 'customer-returned';
  /** The contact that they came back with. */
  readonly contactId: string;
  /** A callback that may have been under way: it is hung up as soon as it is known. */
  readonly attempt: Attempt | null;
}
export type Ended = Closed | Returned;

export type OpenInterruption = Offered | Dialling | Answered | Resumed | Unknown | Ended;
export type Interruption = Detected | NotOffered | OpenInterruption;

export const isOpen = (interruption: Interruption | undefined): interruption is OpenInterruption =>
  interruption !== undefined && 'case' in interruption;

/** The agent whose list it is on; undefined when it is on nobody's. */
export const holderOf = (interruption: Interruption | undefined): string | undefined =>
  isOpen(interruption) && interruption.state !== 'ended' ? interruption.case.holder.agentId : undefined;

/** By which the interruption is found when its customer calls in; undefined when it is not to be found so. */
export const callerOf = (interruption: Interruption | undefined): string | undefined =>
  holderOf(interruption) === undefined || !isOpen(interruption)
    ? undefined
    : (interruption.case.callerHash ?? undefined);

/** The attempt in hand or the last one, if any. */
export const attemptOf = (interruption: OpenInterruption): Attempt | null => {
  switch (interruption.state) {
    case 'offered':
      return interruption.lastAttempt;
    case 'ended':
      return interruption.how === 'customer-returned' ? interruption.attempt : null;
    default:
      return interruption.attempt;
  }
};
