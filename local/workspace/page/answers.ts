/** What the simulated workspace answers to an app's request; the commands are those of the SDK 1.0.11. */
import * as v from 'valibot';
import { actAsAgent } from '../../desk/page/sim-client.ts';
import type { Agent, Contact } from '../../desk/page/world.ts';
import { permissionFor } from './app.ts';
import type { Answer } from './app-connection.ts';
import type { Request } from './app-message.ts';
import { type Instance, infoOf } from './instance.ts';

export interface Surroundings {
  /** Undefined until the simulated Amazon Connect has told the world for the first time. */
  readonly agent: () => Agent | undefined;
  readonly instanceArn: string;
  /** A permission that no app has, to see what happens then. */
  readonly without: string | undefined;
  readonly running: () => readonly Instance[];
  /** Undefined when no application has this name or ARN. */
  readonly launch: (arnOrName: string, options: LaunchOptions) => Instance | undefined;
  /** Undefined when it does not run. */
  readonly focus: (instanceId: string) => Instance | undefined;
}

const done = (data: object): Answer => ({ type: 'done', data });
const refused = (errorKey: string, reason: string): Answer => ({ type: 'refused', errorKey, reason });

const textIn = (data: Request['data'], name: string): string => {
  const value = data?.[name];
  return typeof value === 'string' ? value : '';
};

/** AppLaunchOptions of the SDK, as far as the workspace knows them. */
const launchOptions = v.fallback(
  v.object({
    launchKey: v.optional(v.string()),
    openInBackground: v.optional(v.boolean()),
    scope: v.optional(v.object({ type: v.picklist(['idle', 'contact']), contactId: v.optional(v.string()) })),
  }),
  {},
);
export type LaunchOptions = v.InferOutput<typeof launchOptions>;

type Run = (around: Surroundings, data: Request['data']) => Answer | Promise<Answer>;

const ofAgent =
  (tell: (agent: Agent, around: Surroundings) => object): Run =>
  (around) => {
    const agent = around.agent();
    return agent === undefined
      ? refused('notReady', 'The agent is not known yet')
      : done(tell(agent, around));
  };

const clear: Run = async ({ agent }, data) => {
  const contactId = textIn(data, 'contactId');
  const owner = agent();
  if (owner === undefined || !owner.contacts.some((contact) => contact.contactId === contactId))
    return refused('contactNotFound', `The agent has no contact ${contactId}`);
  try {
    await actAsAgent(owner.id, 'clear', contactId);
    return done({});
  } catch (error) {
    return refused('clearContactFailed', error instanceof Error ? error.message : String(error));
  }
};

/** The agent's own connection (ParticipantStateType of the SDK); in after-contact work it is no more (assumed). */
const agentStates: Readonly<Record<Contact['state'], string>> = {
  incoming: 'connecting',
  connected: 'connected',
  'after-contact-work': 'disconnected',
  missed: 'disconnected',
};

/** Only the agent: the panel asks for nobody else. */
const participants: Run = (_around, data) => {
  const contactId = textIn(data, 'contactId');
  const agent = { participantId: contactId, contactId, type: { value: 'agent' }, isInitial: false };
  return done([{ ...agent, isSelf: true }]);
};

const participantState: Run = ({ agent }, data) => {
  const participantId = textIn(data, 'participantId');
  const contact = agent()?.contacts.find(({ contactId }) => contactId === participantId);
  return contact === undefined
    ? refused('participantNotFound', `There is no participant ${participantId}`)
    : done({ value: agentStates[contact.state] });
};

const launch: Run = (around, data) => {
  const name = textIn(data, 'arnOrName');
  const instance = around.launch(name, v.parse(launchOptions, data?.options));
  return instance === undefined
    ? refused('appNotFound', `No application "${name}" is registered`)
    : done(infoOf(instance));
};

const focus: Run = (around, data) => {
  const instanceId = textIn(data, 'instanceId');
  const state = around.focus(instanceId)?.state;
  const result = state === 'active' ? 'completed' : state === 'starting' ? 'queued' : 'failed';
  return done({ instanceId, result });
};

const commands: Readonly<Record<string, Run>> = {
  'agent/getName': ofAgent(({ name }) => ({ name })),
  'agent/getARN': ofAgent(({ id }, { instanceArn }) => ({ ARN: `${instanceArn}/agent/${id}` })),
  'contact/listContacts': ofAgent(({ contacts }) =>
    contacts.map(({ contactId }) => ({ contactId, type: 'voice', subtype: 'connect:Telephony' })),
  ),
  'contact/listParticipants': participants,
  'contact/getParticipantState': participantState,
  'contact/clear': clear,
  'voice/createOutboundCall': () =>
    refused('notModelled', 'The simulated Amazon Connect places no calls from the agent’s softphone'),
  'app-manager/get-apps': ({ running }) => done({ apps: running().map(infoOf) }),
  'app-launcher/launch': launch,
  'app-instance/focus': focus,
};

export const answer = async (
  around: Surroundings,
  { app }: Instance,
  { command, data }: Request,
): Promise<Answer> => {
  const needed = permissionFor[command];
  if (needed !== undefined && (needed === around.without || !app.permissions.includes(needed)))
    return refused('permissionDenied', `"${app.name}" may not use ${command}: it needs ${needed}`);
  const run = commands[command];
  return run === undefined ? refused('handlerNotFound', 'No handler for command') : run(around, data);
};
