/** A call to Billing that broke off, and what amina, ben and the customer do until somebody has the customer again. */
import type { ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import type { CallView } from '../../local/connect/world.ts';
import { viewIn } from '../../local/demo/agent-page.ts';
import type { LaptopOptions } from '../../local/laptop.ts';
import { callsFor, queueNamed } from './outsider.ts';
import { offerTo, type TransferStory, transferStory, type Username } from './transfer-story.ts';

export interface Broken {
  readonly contactId: string;
  readonly from: string;
  /** What amina's page showed when she was asked. */
  readonly offer: View;
}

export interface CallbackStory extends TransferStory {
  /** amina talked to a customer of their own number; the line dropped; she is asked, and the customer would be recognised. */
  broken(): Promise<Broken>;
  /** @returns the request's id */
  yes(broken: Broken): string;
  /** The callback, once it rings and the card says so. */
  ringing(broken: Broken): Promise<CallView>;
  /** The same customer calls Billing. @returns the contact id */
  callsIn(broken: Broken): Promise<string>;
  /** The first view of it on amina's page in this state. */
  card(broken: Broken, state: View['state'], accept?: (view: View) => boolean): Promise<View>;
  /** How often Amazon Connect was asked to call them back. */
  callsMade(broken: Broken): Promise<number>;
  callOf(contactId: string): CallView | undefined;
  attributesAt(agent: Username): Readonly<Record<string, string>>;
}

export const callbackStory = async (options: Partial<LaptopOptions> = {}): Promise<CallbackStory> => {
  const story = await transferStory(options);
  const { laptop, info, caller, pages, act } = story;
  const billing = queueNamed(info, 'Billing');
  let customers = 0;
  const phone = (agent: Username) => laptop.connect.world().agents.find(({ username }) => username === agent);
  const card: CallbackStory['card'] = ({ contactId }, state, accept = () => true) =>
    pages.amina.until(
      `${state} on amina's card`,
      viewIn(state, (view) => view.interruptionId === contactId && accept(view)),
    );
  const dial = async (from: string): Promise<string> =>
    String((await caller.post('calls', { from, queueId: billing })).contactId);
  return {
    ...{ ...story, card },
    broken: async () => {
      customers += 1;
      const from = `+120255501${60 + customers}`;
      await act('ben', 'status', { status: 'Break' });
      await act('amina', 'status', { status: 'Available' });
      const contactId = await dial(from);
      await story.ringsAt('amina', contactId);
      await act('amina', 'accept');
      await act('ben', 'status', { status: 'Available' });
      await caller.post(`calls/${contactId}/drop`);
      const offer = await offerTo(pages.amina, contactId);
      const found = { contactId, from, offer };
      await card(found, 'offered', ({ maskedNumber }) => maskedNumber !== null);
      return found;
    },
    yes: ({ offer }) => pages.amina.choose(offer, 'resume', 'popup'),
    ringing: async (broken) => {
      const { callbackContactId } = await card(broken, 'dialling', (view) => view.callbackContactId !== null);
      return caller.until('the callback rings', ({ calls }) =>
        calls.find(({ contactId, state }) => contactId === callbackContactId && state === 'ringing'),
      );
    },
    callsIn: ({ from }) => dial(from),
    callsMade: async ({ contactId }) => (await callsFor(info, contactId)).length,
    callOf: (contactId) => laptop.connect.world().calls.find((call) => call.contactId === contactId),
    attributesAt: (agent) => phone(agent)?.contacts.at(0)?.attributes ?? {},
  };
};

export const answerTo =
  (requestId: string) =>
  (frame: ServerFrame): Extract<ServerFrame, { type: 'result' }> | undefined =>
    frame.type === 'result' && frame.requestId === requestId ? frame : undefined;
