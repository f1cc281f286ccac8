/** The real use cases on any ports: of the stories' world, or of one function of the fault simulation. */
import type {
  AgentCallMessage,
  CallerMessage,
  DialMessage,
  HangUpMessage,
  LookUpMessage,
} from '../../core/contracts/work-message.ts';
import type {
  AfterContactWork,
  AgentPresence,
  AgentSockets,
  CallEnder,
  CallStarter,
  ChainLists,
  Chains,
  Clock,
  ContactAttributes,
  ContactDirectory,
  DialPace,
  Observer,
  OpeningHours,
  OriginalAttributes,
  OutboundChecks,
  OutboundDirectory,
  QueueSettingsSource,
  WorkQueues,
} from '../../core/ports.ts';
import { advance } from '../../core/use-cases/advance.ts';
import { answerAgent } from '../../core/use-cases/answer-agent.ts';
import { carryOut } from '../../core/use-cases/carry-out.ts';
import { checkOutbound } from '../../core/use-cases/check-outbound.ts';
import { dial } from '../../core/use-cases/dial.ts';
import type { DialGuardDeps } from '../../core/use-cases/dial-guards.ts';
import { freeHolder } from '../../core/use-cases/free-holder.ts';
import { judge } from '../../core/use-cases/judge.ts';
import { lookUp } from '../../core/use-cases/look-up.ts';
import { matchAgentCall } from '../../core/use-cases/match-agent-call.ts';
import { noteCaller } from '../../core/use-cases/note-caller.ts';
import { onContactEvent } from '../../core/use-cases/on-contact-event.ts';
import { onDeadline } from '../../core/use-cases/on-deadline.ts';
import { reportCallback } from '../../core/use-cases/report-callback.ts';
import { returnCustomer } from '../../core/use-cases/return-customer.ts';
import type { Delivery } from '../../lambdas/runtime/delivery.ts';
import { inMemoryGuards } from './in-memory-guards.ts';

/** Everything that stands between a choice and a call. */
export type CallGuards = Pick<DialGuardDeps, 'numbers' | 'counters' | 'limits'> & {
  readonly pace: DialPace;
  readonly hours: OpeningHours;
};

export interface Ports {
  readonly chains: Chains;
  readonly lists: ChainLists;
  readonly queues: WorkQueues;
  readonly sockets: AgentSockets;
  readonly clock: Clock;
  readonly settings: QueueSettingsSource;
  readonly checks: OutboundChecks;
  readonly directory: OutboundDirectory;
  readonly contacts: ContactDirectory;
  readonly calls: CallStarter;
  readonly work: AfterContactWork;
  readonly attributes: ContactAttributes;
  readonly originals: OriginalAttributes;
  readonly presence: AgentPresence;
  readonly ender: CallEnder;
  /** Fresh ones where the story is not about them. */
  readonly guards?: CallGuards;
  readonly observe: Observer;
}

/** @param delivery of the message that a queue brings; a page and a flow ask for the first time always */
export const useCasesOn = (ports: Ports, delivery: Delivery) => {
  const guards = ports.guards ?? inMemoryGuards();
  const sharedBy = (waitsForEffects: boolean) => {
    const { chains, clock, observe } = ports;
    const advanceChain = advance({ chains, clock, carryOut: carryOut(ports), observe, waitsForEffects });
    return {
      ...ports,
      ...guards,
      queueArn: (queueId: string) => `arn:queue/${queueId}`,
      advance: advanceChain,
      reportCallback: reportCallback(advanceChain),
      judge: judge(ports),
    };
  };
  const [again, first] = [sharedBy(true), sharedBy(false)];
  const queued = delivery === 'again' ? again : first;
  const [ask, note, match, place] = [
    lookUp(queued),
    noteCaller(queued),
    matchAgentCall(queued),
    dial(queued),
  ];
  return {
    event: onContactEvent(queued),
    deadline: onDeadline(again),
    lookUp: (message: LookUpMessage | CallerMessage | AgentCallMessage): Promise<void> => {
      if (!('about' in message)) return ask(message);
      return message.about === 'caller' ? note(message) : match(message);
    },
    dial: (message: DialMessage | HangUpMessage): Promise<void> =>
      'hangUp' in message ? ports.ender.end(message.hangUp) : place(message),
    returnCustomer: returnCustomer(first),
    answer: answerAgent(first),
    freeHolder: freeHolder(first),
    checkOutbound: checkOutbound(first),
  };
};

export type UseCases = ReturnType<typeof useCasesOn>;
