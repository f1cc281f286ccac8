/** What happened, in words, worked out from two looks at the contact centre. */
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { Agent, Call, WorldSnapshot } from './world.ts';

export interface Moment {
  readonly world: WorldSnapshot;
  readonly views: readonly View[];
}

export type Tone = 'plain' | 'bad' | 'good' | 'ask';

export interface Happening {
  readonly who: 'caller' | 'agent' | 'rejoin';
  readonly text: string;
  readonly tone: Tone;
}

const tell = (who: Happening['who'], text: string, tone: Tone = 'plain'): Happening => ({ who, text, tone });

const inboundStates: Partial<Record<Call['state'], Happening>> = {
  queued: tell('caller', 'Call placed'),
  offered: tell('caller', 'Rings at the agent'),
  connected: tell('caller', 'Call connected', 'good'),
};

const callbackStates: Partial<Record<Call['state'], Happening>> = {
  ringing: tell('caller', 'Customer’s phone rings'),
  waiting: tell('caller', 'Customer answered'),
  offered: tell('agent', 'Callback rings at the agent'),
  connected: tell('caller', 'Callback connected', 'good'),
};

const externalStates: Partial<Record<Call['state'], Happening>> = {
  ringing: tell('agent', 'Third party is called'),
  connected: tell('agent', 'Third party answered'),
};

/** A leg that a call moved on to: the call itself was told of before. */
const laterStates: Partial<Record<Call['state'], Happening>> = {
  offered: tell('agent', 'Rings at the next agent'),
  connected: tell('caller', 'Call connected', 'good'),
};

/** What is told of a call whose customer is with another leg. */
const besideStates: Partial<Record<Call['state'], Happening>> = {
  offered: tell('agent', 'Rings at another agent'),
  connected: tell('agent', 'Another agent answered'),
};

const statesOf = (call: Call): Partial<Record<Call['state'], Happening>> => {
  const { kind, beside, previousContactId } = call;
  if (beside === 'agent') return besideStates;
  if (kind === 'external') return externalStates;
  if (kind !== 'inbound') return callbackStates;
  return previousContactId === undefined ? inboundStates : laterStates;
};

const endings: Readonly<Record<string, Happening>> = {
  agent: tell('agent', 'Agent hung up'),
  customer: tell('caller', 'Caller hung up', 'bad'),
  line: tell('caller', 'Line dropped', 'bad'),
  'not-answered': tell('caller', 'Not answered', 'bad'),
  api: tell('rejoin', 'Call stopped by the system'),
  flow: tell('rejoin', 'Call ended by the flow'),
  transfer: tell('agent', 'Call moved on'),
  'third-party': tell('caller', 'Third party hung up'),
  supervisor: tell('agent', 'Supervisor took over'),
};

const ofCall = (before: Call | undefined, now: Call): Happening | undefined => {
  if (before?.state === now.state) return undefined;
  if (now.state === 'ended') return endings[now.endedBy ?? ''] ?? tell('caller', 'Call ended');
  return statesOf(now)[now.state];
};

const viewStates: Record<View['state'], Happening> = {
  detected: tell('rejoin', 'Drop detected'),
  'not-offered': tell('rejoin', 'Not offered'),
  offered: tell('rejoin', 'Agent is asked', 'ask'),
  dialling: tell('agent', 'Agent says yes', 'good'),
  answered: tell('rejoin', 'Bringing both together'),
  resumed: tell('rejoin', 'Contact resumed', 'good'),
  unknown: tell('rejoin', 'Outcome not known', 'bad'),
  ended: tell('rejoin', 'Closed'),
};

const ofView = (before: View | undefined, now: View): Happening | undefined => {
  if (before?.state === now.state) return undefined;
  const offeredAgain = before !== undefined && now.state === 'offered';
  return offeredAgain
    ? tell('rejoin', 'Callback did not go through; still offered', 'ask')
    : viewStates[now.state];
};

const statusChanges = (before: readonly Agent[], now: readonly Agent[], agentId: string): Happening[] => {
  const was = before.find(({ id }) => id === agentId);
  const is = now.find(({ id }) => id === agentId);
  const cleared =
    was?.contacts.some(({ state }) => state === 'after-contact-work') === true &&
    is?.contacts.some(({ state }) => state === 'after-contact-work') === false;
  return cleared ? [tell('agent', 'After-contact work finished')] : [];
};

const isHappening = (happening: Happening | undefined): happening is Happening => happening !== undefined;

/** @param agentId the agent whose desk it is; the other agents' statuses are not told */
export const happenings = (before: Moment, now: Moment, agentId: string): Happening[] => {
  const calls = now.world.calls.map((call) =>
    ofCall(
      before.world.calls.find(({ contactId }) => contactId === call.contactId),
      call,
    ),
  );
  const views = now.views.map((view) =>
    ofView(
      before.views.find(({ interruptionId }) => interruptionId === view.interruptionId),
      view,
    ),
  );
  const left = before.views.filter(
    ({ interruptionId }) => !now.views.some((view) => view.interruptionId === interruptionId),
  );
  return [
    ...calls,
    ...statusChanges(before.world.agents, now.world.agents, agentId),
    ...views,
    ...left.map(() => tell('rejoin', 'Case closed')),
  ].filter(isHappening);
};
