/** The agent said yes: the customer's phone rings, and something comes of it. */
import type { ServerFrame } from '../../core/contracts/agent-socket.ts';
import { viewIn } from './agent-page.ts';
import type { DemoOptions } from './options.ts';
import { colleague, holder, nobody, type Reached, ringing, ringsAt, type Scene } from './scene.ts';

export const callBack = async (scene: Scene): Promise<Reached> => {
  const { options, page, side, note } = scene;
  if (options.holder === 'absent') {
    await side.post(`${holder}/status`, { status: 'Break' });
    note('the agent goes for a break');
  }
  if (options.dialMode === 'agent') await agentDials(scene);
  if (options.callback === 'refused') {
    note(options.dialMode === 'agent' ? 'the softphone does not dial' : 'Amazon Connect refuses the call');
    await standsAgain(scene);
    return nobody;
  }
  const { contactId } = await side.until('the callback rings', ({ calls }) =>
    calls.find(({ state }) => state === 'ringing'),
  );
  note(`the customer's phone rings (contact ${contactId})`);
  await page.until(
    'the card shows that it rings',
    viewIn('dialling', (view) => view.callbackContactId === contactId),
  );
  await pickUp(scene, contactId);
  return { ...nobody, callbackContactId: contactId };
};

const dialFrame = (frame: ServerFrame) => (frame.type === 'dial' ? frame : undefined);

/** What the agent's browser does when it is told to dial. */
const agentDials = async ({ page, side, note }: Scene): Promise<void> => {
  const told = await page.until('the agent is told to dial', dialFrame);
  const { interruptionId, attempt, clearFirst, phoneNumber, queueArn, relatedContactId } = told;
  note("the agent's page may dial");
  const queueId = queueArn.slice(queueArn.lastIndexOf('/') + 1);
  const report = { type: 'dialled', interruptionId, attempt } as const;
  try {
    if (clearFirst !== null) await side.post(`${holder}/clear`, { contactId: clearFirst });
    const call = await side.post(`${holder}/dial`, { number: phoneNumber, queueId, relatedContactId });
    page.send({ ...report, outcome: 'dialling', contactId: String(call.contactId) });
  } catch {
    page.send({ ...report, outcome: 'refused', contactId: null });
  }
};

const customerSide: Readonly<
  Record<DemoOptions['callback'], { readonly verb: string; readonly body?: object; readonly words: string }>
> = {
  answer: { verb: 'answer', words: 'the customer answers' },
  voicemail: { verb: 'answer', words: 'a voicemail answers' },
  busy: { verb: 'busy', words: 'the line is busy' },
  'no-answer': { verb: 'ignore', words: 'the customer does not answer' },
  invalid: { verb: 'busy', body: { reason: 'TELECOM_NUMBER_INVALID' }, words: 'there is no such number' },
  refused: { verb: 'busy', words: 'nobody was called' },
};

const pickUp = async (scene: Scene, contactId: string): Promise<void> => {
  const { options, side, note } = scene;
  const { verb, body, words } = customerSide[options.callback];
  await side.post(`calls/${contactId}/${verb}`, body);
  note(words);
  if (options.callback !== 'answer' && options.callback !== 'voicemail') return standsAgain(scene);
  await join(scene);
  if (options.callback === 'answer') return;
  await side.post(`${holder}/hangup`);
  note('the agent hears a recorded voice and hangs up');
  await standsAgain(scene);
};

/** An agent who dialled is on the line already. */
const join = async (scene: Scene): Promise<void> => {
  const { options, page, side, note } = scene;
  const whoJoins = options.holder === 'absent' ? colleague : holder;
  if (options.dialMode === 'system') {
    await ringsAt(scene, whoJoins);
    await side.post(`${whoJoins}/accept`);
  }
  // The dialled contact's events need not name ours: Amazon Connect is asked, every few seconds.
  await page.until('the contact is resumed', viewIn('resumed'), ringing);
  note(options.holder === 'absent' ? 'a colleague has the customer' : 'the two are talking again');
};

const standsAgain = async ({ page, note }: Scene): Promise<void> => {
  await page.until(
    'the card stands again',
    viewIn('offered', ({ attempt }) => attempt > 0),
    ringing,
  );
  note('the card stands again');
};
