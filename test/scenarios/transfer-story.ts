/** A customer, amina and ben on the running laptop: what they do with their phones, and who is asked afterwards. */
import type { ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import type { EventFaultsInput } from '../../local/connect/events/event-faults.ts';
import type { TransferChoicesInput } from '../../local/connect/model/transfer-choices.ts';
import { type AgentPage, viewIn } from '../../local/demo/agent-page.ts';
import { type CallerSide, callerSide } from '../../local/demo/caller-side.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, type LaptopOptions, startLaptop } from '../../local/laptop.ts';
import { queueNamed, readLocalInfo, signedIn } from './outsider.ts';

export type Username = 'amina' | 'ben';

/** A verb of `/sim/agents/{id}/`; a transfer's answer is the new leg's contact id. */
export type Act = (agent: Username, verb: string, body?: object) => Promise<string>;

export interface TransferStory {
  readonly laptop: Laptop;
  readonly info: LocalInfo;
  readonly caller: CallerSide;
  readonly pages: Readonly<Record<Username, AgentPage>>;
  readonly act: Act;
  /** A customer calls Billing, which both agents serve, while ben is on a break; amina accepts. @returns the first leg */
  call(reason: boolean): Promise<string>;
  /** Resolves once that call rings at the agent. */
  ringsAt(agent: Username, contactId?: string): Promise<unknown>;
  /** How Amazon Connect is to be read where its documentation leaves a question open. */
  read(choices: TransferChoicesInput): Promise<unknown>;
  faults(faults: EventFaultsInput): Promise<unknown>;
  /** Everybody's phone is put down and cleared. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

/** A callback waits for its holder first, 20 s by default, and only then rings at somebody else. */
const ringsWithin = 40_000;

/** What an agent does about whatever is on the softphone, until nothing is. */
const putDown: Readonly<Record<string, string>> = {
  dialling: 'hangup',
  connected: 'hangup',
  incoming: 'refuse',
  refused: 'clear',
  missed: 'clear',
  'after-contact-work': 'clear',
};

const busyPhone = ({ connect }: Laptop) =>
  connect
    .world()
    .agents.flatMap(({ username, contacts }) =>
      contacts.map(({ contactId, state }) => ({ username, contactId, state })),
    )
    .at(0);

/** Customers first: one who waits on would ring at the agents again and again. */
const tidyUp = async (laptop: Laptop, caller: CallerSide): Promise<void> => {
  for (const { contactId, state, kind } of laptop.connect.world().calls) {
    if (laptop.connect.world().calls.find((call) => call.contactId === contactId)?.state === 'ended')
      continue;
    await caller.post(`calls/${contactId}/${state === 'ringing' && kind !== 'inbound' ? 'busy' : 'hangup'}`);
  }
  for (let busy = busyPhone(laptop); busy; busy = busyPhone(laptop))
    await caller.post(`agents/${busy.username}/${putDown[busy.state]}`, { contactId: busy.contactId });
};

export const transferStory = async (options: Partial<LaptopOptions> = {}): Promise<TransferStory> => {
  const laptop = await startLaptop({ port: 0, ...options });
  const info = await readLocalInfo(laptop.url);
  const caller = callerSide(laptop.url, laptop.connect);
  const pages = { amina: await signedIn(info, 'amina'), ben: await signedIn(info, 'ben') };
  const post = async (path: string, body?: object): Promise<string> =>
    String((await caller.post(path, body)).contactId);
  let customers = 0;
  /** Another one each time: who calls again would be led to the agent who had them. */
  const newCustomer = (): string => {
    customers += 1;
    return `+1202555${String(1_000 + customers)}`;
  };
  const ringsAt: TransferStory['ringsAt'] = (agent, contactId) =>
    caller.until(
      `a call rings at ${agent}`,
      ({ agents }) =>
        agents
          .find(({ username }) => username === agent)
          ?.contacts.find(
            (contact) =>
              contact.state === 'incoming' && (contactId === undefined || contact.contactId === contactId),
          ),
      ringsWithin,
    );
  return {
    ...{ laptop, info, caller, pages, ringsAt },
    act: (agent, verb, body) => post(`agents/${agent}/${verb}`, body),
    call: async (reason) => {
      await post('agents/ben/status', { status: 'Break' });
      const first = await post('calls', {
        from: newCustomer(),
        queueId: queueNamed(info, 'Billing'),
        reason,
      });
      await ringsAt('amina', first);
      await post('agents/amina/accept');
      await post('agents/ben/status', { status: 'Available' });
      return first;
    },
    read: (choices) => caller.post('undocumented', choices),
    faults: (faults) => caller.post('faults', faults),
    tidy: () => tidyUp(laptop, caller),
    stop: async () => {
      for (const page of Object.values(pages)) page.close();
      await laptop.stop();
    },
  };
};

/** The offer of this conversation, when it comes to this agent: a question that can be answered with yes. */
export const offerTo = (page: AgentPage, first: string): Promise<View> =>
  page.until(
    'the offer',
    viewIn('offered', (view) => view.interruptionId === first && view.canResume),
  );

const offeredIn = (frame: ServerFrame, first: string): View | undefined =>
  viewIn('offered', (view) => view.interruptionId === first)(frame);

const asNames = (offers: readonly (readonly [string, View | undefined])[]): readonly string[] => [
  ...new Set(offers.flatMap(([agent, view]) => (view ? [`${agent} on ${view.contactId}`] : []))),
];

/** Every agent's leg for which this conversation was ever offered, as `amina on <contact id>`. */
export const offersOf = ({ pages }: TransferStory, first: string): readonly string[] =>
  asNames(
    Object.entries(pages).flatMap(([agent, { frames }]) =>
      frames.map((frame) => [agent, offeredIn(frame, first)] as const),
    ),
  );

const isAbout = (frame: ServerFrame, first: string): boolean =>
  frame.type === 'interruption' && frame.view.interruptionId === first;

/** Whom the question stands with now. */
export const standingOffersOf = ({ pages }: TransferStory, first: string): readonly string[] =>
  asNames(
    Object.entries(pages).map(([agent, { frames }]) => {
      const latest = frames.findLast((frame) => isAbout(frame, first));
      return [agent, latest && offeredIn(latest, first)] as const;
    }),
  );
