/** Plays the story: a call, its end, what the agent decides, what the customer does. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { Laptop } from '../laptop.ts';
import { sampleCall } from '../sample-centre.ts';
import { openAgentPage, viewIn } from './agent-page.ts';
import { callBack } from './call-back.ts';
import { callerSide } from './caller-side.ts';
import { callIn } from './calls-in.ts';
import type { DemoOptions } from './options.ts';
import { chooseDialMode, planOf } from './plan.ts';
import type { SystemRecord } from './record.ts';
import { colleague, holder, nobody, type Reached, ringing, type Scene } from './scene.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
}

export interface Played extends Reached {
  readonly contactId: string;
  readonly droppedAt: number;
  readonly moments: readonly Moment[];
  /** The last view that the agent's page got; undefined when it got none. */
  readonly lastView: View | undefined;
  /** Lambda invocations from the start of the call on; signing in is not among them. */
  readonly lambdaInvocations: number;
}

export const play = async (laptop: Laptop, options: DemoOptions, record: SystemRecord): Promise<Played> => {
  const info = await laptop.info();
  const plan = planOf(options);
  await chooseDialMode(info, options, plan);
  const token = info.agents.find(({ id }) => id === sampleCall.agentId)?.token ?? '';
  const page = await openAgentPage({ ...info, origin: info.allowedOrigin, token });
  await page.until('the first snapshot', (frame) => (frame.type === 'snapshot' ? frame : undefined));
  await laptop.cloud.idle();
  const moments: Moment[] = [];
  const note = (what: string): void => void moments.push({ at: Date.now(), what });
  const scene: Scene = { options, plan, laptop, page, side: callerSide(laptop.url, laptop.connect), note };
  const before = laptop.cloud.invocations.list().length;
  try {
    const contactId = await talk(scene);
    const droppedAt = await endCall(scene, contactId);
    const reached = options.endedBy === 'agent' ? nobody : await decide(scene);
    if (options.endedBy === 'agent' && !options.reason) await lookedUp(scene, record, contactId);
    await laptop.cloud.idle();
    const lambdaInvocations = laptop.cloud.invocations.list().length - before;
    const lastView = page.frames
      .flatMap((frame) => (frame.type === 'interruption' ? [frame.view] : []))
      .at(-1);
    return { ...reached, contactId, droppedAt, moments, lastView, lambdaInvocations };
  } finally {
    page.close();
  }
};

const talk = async ({ side, plan, note }: Scene): Promise<string> => {
  // In a queue with two agents the call must reach the one whose page is open.
  await side.post(`${colleague}/status`, { status: 'Break' });
  const { attributes } = sampleCall;
  const { contactId } = await side.post('calls', { ...plan, attributes });
  note(`the customer calls (contact ${contactId})`);
  await side.until('the call rings at the agent', ({ calls }) =>
    calls.find((call) => call.state === 'offered'),
  );
  await side.post(`${holder}/accept`);
  await side.post(`${colleague}/status`, { status: 'Available' });
  note('the agent accepts; the two are talking');
  return String(contactId);
};

const endCall = async ({ options, side, note }: Scene, contactId: string): Promise<number> => {
  const droppedAt = Date.now();
  const path = {
    customer: `calls/${contactId}/hangup`,
    line: `calls/${contactId}/drop`,
    agent: `${holder}/hangup`,
  }[options.endedBy];
  note(
    { customer: 'the customer hangs up', line: 'the line drops', agent: 'the agent hangs up' }[
      options.endedBy
    ],
  );
  await side.post(path);
  return droppedAt;
};

/** The events do not say that it was the agent: Amazon Connect is asked, and then the ledger says so. */
const lookedUp = ({ laptop, note }: Scene, record: SystemRecord, contactId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const unsubscribe = laptop.cloud.invocations.subscribe(() => {
      record.ledgerOf(contactId).then((entries) => {
        if (!entries.some(({ type }) => type === 'not-offered')) return;
        unsubscribe();
        note('the look-up says why the call ended; the agent is not asked');
        resolve();
      }, reject);
    });
  });

const decide = async (scene: Scene): Promise<Reached> => {
  const { options, page, note } = scene;
  const offer = await page.until('the offer', viewIn('offered'));
  note('the agent sees: Your call dropped?');
  page.send({ type: 'shown', interruptionId: offer.interruptionId, version: offer.version });
  if (options.customer === 'calls-in') return callIn(scene);
  if (options.choice === 'none') {
    await page.until(
      'the pop-up lapses',
      viewIn('offered', (view) => view.popupUntil === null),
      ringing,
    );
    note('the pop-up lapsed; the Callback button stands');
    return nobody;
  }
  page.choose(offer, options.choice, 'popup');
  note(`the agent answers: ${options.choice === 'resume' ? 'Yes, resume' : 'No, end'}`);
  if (options.choice === 'resume') return callBack(scene);
  await page.until('the end', viewIn('ended'));
  return nobody;
};
