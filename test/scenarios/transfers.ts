/** Situations in which the customer's side ends after somebody sent the call on, and who is asked then. */
import { queueNamed } from './outsider.ts';
import type { TransferStory, Username } from './transfer-story.ts';

/** The legs of the conversation, first to last. */
type Legs = readonly string[];

export interface Situation {
  readonly title: string;
  /** From amina's talk on the first leg to the moment before the customer's side ends. */
  readonly play: (story: TransferStory, first: string) => Promise<Legs>;
  /** Who is asked, and the place of the leg on which they had the customer; null: nobody. */
  readonly offered: readonly [Username, number] | null;
}

const outside = '+12025550177';
const billing = ({ info }: TransferStory): { readonly queueId: string } => ({
  queueId: queueNamed(info, 'Billing'),
});

const blind = ({ act }: TransferStory, to: object): Promise<string> =>
  act('amina', 'transfer', { kind: 'blind', ...to });

const assisted = ({ act }: TransferStory, to: object): Promise<string> =>
  act('amina', 'transfer', { kind: 'assisted', ...to });

const consulted = async (story: TransferStory, to: object = { agent: 'ben' }): Promise<string> => {
  const leg = await assisted(story, to);
  await story.act('ben', 'accept');
  return leg;
};

const withOutsider = async (story: TransferStory): Promise<string> => {
  const leg = await assisted(story, { number: outside });
  await story.caller.post(`calls/${leg}/answer`);
  return leg;
};

const notAccepted: readonly Situation[] = [
  {
    title: 'a blind transfer to an agent, not accepted yet',
    play: async (story, first) => [first, await blind(story, { agent: 'ben' })],
    offered: ['amina', 0],
  },
  {
    title: 'a blind transfer to a queue, not accepted yet',
    play: async (story, first) => [first, await blind(story, billing(story))],
    offered: ['amina', 0],
  },
  {
    title: 'an assisted transfer, the destination still ringing',
    play: async (story, first) => [first, await assisted(story, { agent: 'ben' })],
    offered: ['amina', 0],
  },
  {
    title: 'an assisted transfer that the destination refused',
    play: async (story, first) => {
      const leg = await assisted(story, { agent: 'ben' });
      await story.act('ben', 'refuse');
      return [first, leg];
    },
    offered: ['amina', 0],
  },
  {
    title: 'an assisted transfer that the destination missed, the customer taken back',
    play: async (story, first) => {
      const leg = await assisted(story, { agent: 'ben' });
      await story.act('ben', 'miss');
      await story.act('amina', 'retrieve');
      return [first, leg];
    },
    offered: ['amina', 0],
  },
];

export const together: readonly Situation[] = [
  {
    title: 'an assisted transfer, the two agents talking and the customer on hold',
    play: async (story, first) => [first, await consulted(story)],
    offered: ['ben', 1],
  },
  {
    title: 'a conference of three',
    play: async (story, first) => {
      const leg = await consulted(story);
      await story.act('amina', 'join');
      return [first, leg];
    },
    offered: ['ben', 1],
  },
];

const accepted: readonly Situation[] = [
  {
    title: 'a blind transfer to an agent, accepted',
    play: async (story, first) => {
      const leg = await blind(story, { agent: 'ben' });
      await story.act('ben', 'accept');
      return [first, leg];
    },
    offered: ['ben', 1],
  },
  {
    title: 'a blind transfer to a queue, accepted',
    play: async (story, first) => {
      const leg = await blind(story, billing(story));
      await story.act('ben', 'accept');
      return [first, leg];
    },
    offered: ['ben', 1],
  },
  {
    title: 'an assisted transfer, complete',
    play: async (story, first) => {
      const leg = await consulted(story);
      await story.act('amina', 'complete');
      return [first, leg];
    },
    offered: ['ben', 1],
  },
  {
    title: 'an assisted transfer to a queue, complete',
    play: async (story, first) => {
      const leg = await consulted(story, billing(story));
      await story.act('amina', 'complete');
      return [first, leg];
    },
    offered: ['ben', 1],
  },
  {
    title: 'a chain of transfers from amina to ben and back to amina',
    play: async (story, first) => {
      const { act } = story;
      const second = await blind(story, { agent: 'ben' });
      await act('ben', 'accept');
      await act('amina', 'clear');
      const third = await act('ben', 'transfer', { kind: 'blind', agent: 'amina' });
      await act('amina', 'accept');
      return [first, second, third];
    },
    offered: ['amina', 2],
  },
];

const staying: readonly Situation[] = [
  {
    title: 'a customer on hold',
    play: async (story, first) => {
      await story.act('amina', 'hold');
      return [first];
    },
    offered: ['amina', 0],
  },
  {
    title: 'ben was consulted and left again',
    play: async (story, first) => {
      const leg = await consulted(story);
      await story.act('ben', 'hangup');
      return [first, leg];
    },
    offered: ['amina', 0],
  },
  {
    title: 'somebody outside is being called in',
    play: async (story, first) => [first, await assisted(story, { number: outside })],
    offered: ['amina', 0],
  },
  {
    title: 'somebody outside is on the line, and the agent too',
    play: async (story, first) => {
      const leg = await withOutsider(story);
      await story.act('amina', 'join');
      return [first, leg];
    },
    offered: ['amina', 0],
  },
  {
    title: 'a supervisor listens',
    play: async (story, first) => [first, await story.act('ben', 'monitor', { agent: 'amina' })],
    offered: ['amina', 0],
  },
];

const nobody: readonly Situation[] = [
  {
    title: 'somebody outside has the customer and the agent has left',
    play: async (story, first) => {
      const leg = await withOutsider(story);
      await story.act('amina', 'complete');
      return [first, leg];
    },
    offered: null,
  },
  {
    title: 'a supervisor has taken the agent off the call',
    play: async (story, first) => {
      const leg = await story.act('ben', 'monitor', { agent: 'amina' });
      await story.act('ben', 'take-over');
      return [first, leg];
    },
    offered: null,
  },
];

export const situations: readonly Situation[] = [
  ...notAccepted,
  ...together,
  ...accepted,
  ...staying,
  ...nobody,
];
