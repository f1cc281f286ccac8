/** What can happen to an interruption. Facts in the past tense; `now` comes beside them. */
import type { Choice, Via } from '../contracts/agent-socket.ts';
import type { Answers } from '../contracts/form.ts';
import type { FailureReason } from '../contracts/reason.ts';
import type { CallbackProgress } from './callback-progress.ts';
import type { Policy } from './policy.ts';
import type { Verdict } from './verdict.ts';

/** The facts of the chain changed, or were looked at again. */
export interface Judged {
  readonly type: 'judged';
  readonly chainId: string;
  readonly verdict: Exclude<Verdict, { type: 'interrupted' }> | JudgedDrop;
  /** What a callback inherits; undefined for a conversation that is not our callback. */
  readonly inherited: Inherited | undefined;
}
export type JudgedDrop = Extract<Verdict, { type: 'interrupted' }> & { readonly policy: Policy };
export interface Inherited {
  readonly protocol: string;
  readonly firstId?: string;
  readonly callbackCount: number;
}

export interface Shown {
  readonly type: 'shown';
  readonly agentId: string;
}
export interface Chosen {
  readonly type: 'chosen';
  readonly agentId: string;
  readonly choice: Choice;
  readonly via: Via;
  /** The version of the view that the agent saw. */
  readonly version: number;
  readonly requestId: string;
}
/** The agent typed into the form: everything that stands in it now. */
export interface Drafted {
  readonly type: 'drafted';
  readonly agentId: string;
  readonly answers: Answers;
}
export interface Finalised {
  readonly type: 'finalised';
  readonly agentId: string;
  readonly requestId: string;
  readonly answers: Answers;
}
/** The agent finalised, and the answers could not be kept as contact attributes. */
export interface SaveFailed {
  readonly type: 'save-failed';
  readonly agentId: string;
  /** A code: of Amazon Connect's error, or of ours. */
  readonly reason: string;
}
/** The agent's after-contact work for this contact ended. */
export interface WorkEnded {
  readonly type: 'work-ended';
  readonly contactId: string;
}
/** The fence: about to ask Amazon Connect for the call. */
export interface DialClaimed {
  readonly type: 'dial-claimed';
  readonly attempt: number;
  readonly protocol: string;
  readonly maskedNumber: string;
  /** Names of attributes of the original contact that the callback cannot carry. */
  readonly leftBehind: readonly string[];
}
export interface DialPlaced {
  readonly type: 'dial-placed';
  readonly attempt: number;
  readonly contactId: string;
}
/** It is certain that no call was made, and trying again would not help. */
export interface DialRefused {
  readonly type: 'dial-refused';
  readonly attempt: number;
  /** Said by the one who raised the fence, or by one who never got that far: neither may speak for the other. */
  readonly claimed: boolean;
  readonly reason: FailureReason;
}
/** It is certain that no call was made; the same attempt is to be tried again. */
export interface DialPostponed {
  readonly type: 'dial-postponed';
  readonly attempt: number;
  readonly tries: number;
}
/** Nobody can tell whether a call was made. */
export interface DialAmbiguous {
  readonly type: 'dial-ambiguous';
  readonly attempt: number;
}
export interface CallbackProgressed {
  readonly type: 'callback-progressed';
  readonly attempt: number;
  readonly contactId: string;
  /** Of the callback's chain, when it was read: what is known later counts more. */
  readonly revision: number;
  readonly progress: CallbackProgress;
}
/** Whose number it is became known, for a queue that wants callers recognised. */
export interface CallerKnown {
  readonly type: 'caller-known';
  readonly callerHash: string;
  readonly maskedNumber: string;
}
/** The customer called in by themselves. */
export interface CustomerReturned {
  readonly type: 'customer-returned';
  readonly contactId: string;
  /** Names of attributes of the original contact that this one cannot carry. */
  readonly leftBehind: readonly string[];
}
/** The holder's page says what became of the call that it was told to dial. */
export interface AgentDialled {
  readonly type: 'agent-dialled';
  readonly agentId: string;
  readonly attempt: number;
  /** `refused`: it is certain that no call was made; `unclear`: nobody can tell. */
  readonly outcome: 'refused' | 'unclear';
}
/** We cleared the holder's after-contact work. */
export interface HolderFreed {
  readonly type: 'holder-freed';
}
export interface TimePassed {
  readonly type: 'time-passed';
}

export type Input =
  | Judged
  | Shown
  | Chosen
  | Drafted
  | Finalised
  | SaveFailed
  | WorkEnded
  | DialClaimed
  | DialPlaced
  | DialRefused
  | DialPostponed
  | DialAmbiguous
  | CallbackProgressed
  | CallerKnown
  | CustomerReturned
  | AgentDialled
  | HolderFreed
  | TimePassed;
