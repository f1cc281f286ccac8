/** Plays the story: a call, its end, what the agent decides, what the customer does. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { Laptop } from '../laptop.ts';
import { sampleCall } from '../sample-centre.ts';
import { type AgentPage, openAgentPage, viewIn } from './agent-page.ts';
import { type CallerSide, callerSide } from './caller-side.ts';
import type { DemoOptions } from './options.ts';
import type { SystemRecord } from './record.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
}

export interface Played {
  readonly contactId: string;
  readonly callbackContactId: string | null;
  readonly droppedAt: number;
  readonly moments: readonly Moment[];
  /** The last view that the agent's page got; undefined when it got none. */
  readonly lastView: View | undefined;
  /** Lambda invocations from the start of the call on; signing in is not among them. */
  readonly lambdaInvocations: number;
}

interface Scene {
  readonly options: DemoOptions;
  readonly laptop: Laptop;
  readonly page: AgentPage;
  readonly side: CallerSide;
  readonly note: (what: string) => void;
}

const agent = `agents/${sampleCall.agentId}`;
/** Longer than the longest ringing on the laptop, with what follows. */
const ringing = 30_000;

export const play = async (laptop: Laptop, options: DemoOptions, record: SystemRecord): Promise<Played> => {
  const info = await laptop.info();
  const token = info.agents.find(({ id }) => id === sampleCall.agentId)?.token ?? '';
  const page = await openAgentPage({ ...info, origin: info.allowedOrigin, token });
  await page.until('the first snapshot', (frame) => (frame.type === 'snapshot' ? frame : undefined));
  await laptop.cloud.idle();
  const moments: Moment[] = [];
  const note = (what: string): void => void moments.push({ at: Date.now(), what });
  const scene: Scene = { options, laptop, page, side: callerSide(laptop.url, laptop.connect), note };
  const before = laptop.cloud.invocations.list().length;
  try {
    const contactId = await talk(scene);
    const droppedAt = await endCall(scene, contactId);
    const callbackContactId = options.endedBy === 'agent' ? null : await decide(scene);
    if (options.endedBy === 'agent' && !options.reason) await lookedUp(scene, record, contactId);
    await laptop.cloud.idle();
    const lambdaInvocations = laptop.cloud.invocations.list().length - before;
    const lastView = page.frames
      .flatMap((frame) => (frame.type === 'interruption' ? [frame.view] : []))
      .at(-1);
    return { contactId, callbackContactId, droppedAt, moments, lastView, lambdaInvocations };
  } finally {
    page.close();
  }
};

const talk = async ({ side, note }: Scene): Promise<string> => {
  const { from, queueId, attributes } = sampleCall;
  const { contactId } = await side.post('calls', { from, queueId, attributes });
  note(`the customer calls (contact ${contactId})`);
  await side.until('the call rings at the agent', ({ calls }) =>
    calls.find((call) => call.state === 'offered'),
  );
  await side.post(`${agent}/accept`);
  note('the agent accepts; the two are talking');
  return String(contactId);
};

const endCall = async ({ options, side, note }: Scene, contactId: string): Promise<number> => {
  const droppedAt = Date.now();
  const path = {
    customer: `calls/${contactId}/hangup`,
    line: `calls/${contactId}/drop`,
    agent: `${agent}/hangup`,
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

/** @returns the callback's contact id, if one was made */
const decide = async (scene: Scene): Promise<string | null> => {
  const { options, page, note } = scene;
  const offer = await page.until('the offer', viewIn('offered'));
  note('the agent sees: Your call dropped?');
  page.send({ type: 'shown', interruptionId: offer.interruptionId, version: offer.version });
  if (options.choice === 'none') {
    await page.until(
      'the pop-up lapses',
      viewIn('offered', (view) => view.popupUntil === null),
      ringing,
    );
    note('the pop-up lapsed; the Callback button stands');
    return null;
  }
  page.choose(offer, options.choice, 'popup');
  note(`the agent answers: ${options.choice === 'resume' ? 'Yes, resume' : 'No, end'}`);
  if (options.choice === 'resume') return callBack(scene);
  await page.until('the end', viewIn('ended'));
  return null;
};

const callBack = async ({ options, page, side, note }: Scene): Promise<string> => {
  const call = await side.until('the callback rings', ({ calls }) =>
    calls.find(({ state }) => state === 'ringing'),
  );
  note(`the customer's phone rings (contact ${call.contactId})`);
  const act = { answer: 'answer', busy: 'busy', 'no-answer': 'ignore' }[options.callback];
  await side.post(`calls/${call.contactId}/${act}`);
  if (options.callback !== 'answer') {
    note(options.callback === 'busy' ? 'the line is busy' : 'the customer does not answer');
    await page.until(
      'the card stands again',
      viewIn('offered', ({ attempt }) => attempt > 0),
      ringing,
    );
    note('the card stands again');
    return call.contactId;
  }
  note('the customer answers');
  await side.until('the callback rings at the agent', ({ agents }) =>
    agents.find(({ contacts }) => contacts.some((contact) => contact.state === 'incoming')),
  );
  await side.post(`${agent}/accept`);
  await page.until('the contact is resumed', viewIn('resumed'));
  note('the two are talking again');
  return call.contactId;
};
