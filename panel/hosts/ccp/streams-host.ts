/** The host of the panel on a page with the Amazon Connect CCP. */
import { seconds } from '../../../core/time.ts';
import type { AgentHost, Cancel, ContactChange, DialOutcome, DialRequest, HostAgent } from '../agent-host.ts';
import { ContactLife } from './contact-life.ts';
import { refusalWords } from './refusal-words.ts';
import type { Streams, StreamsAgent, StreamsContact, Subscription } from './streams.ts';

export interface CcpSettings {
  /** The page of the CCP, for example https://example.my.connect.aws/ccp-v2/ */
  readonly ccpUrl: string;
  /** Of the Amazon Connect instance, such as us-east-1. */
  readonly region: string;
}

const dialWithin = seconds(15);

const started = async (
  connect: Streams,
  container: HTMLElement,
  { ccpUrl, region }: CcpSettings,
): Promise<StreamsAgent> => {
  const waiting: Subscription[] = [];
  try {
    return await new Promise<StreamsAgent>((resolve, reject) => {
      connect.core.initCCP(container, {
        ...{ ccpUrl, region, loginPopupAutoClose: true },
        softphone: { allowFramedSoftphone: true },
      });
      waiting.push(
        connect.core.onAccessDenied(() =>
          reject(
            new Error(
              'Amazon Connect does not let you open the Contact Control Panel. Ask your administrator for access.',
            ),
          ),
        ),
        connect.core.onIframeRetriesExhausted(() =>
          reject(
            new Error(
              `The Contact Control Panel at ${ccpUrl} does not answer. Sign in to Amazon Connect and reload this page.`,
            ),
          ),
        ),
        connect.agent(resolve),
      );
    });
  } finally {
    for (const subscription of waiting) subscription.unsubscribe();
  }
};

/**
 * Puts the CCP into `container` and waits until an agent is signed in to it.
 * @param connect the page's `window.connect`. Its CCP can be started once per page.
 * @throws Error in words when the CCP does not answer or the agent may not use it
 */
export const streamsHost = async (
  connect: Streams,
  container: HTMLElement,
  settings: CcpSettings,
): Promise<AgentHost> => new StreamsHost(connect, await started(connect, container, settings));

/** States of a contact that is over and waits to be cleared; `ended` is after-contact work (documented, Streams). */
const clearable = ['ended', 'error', 'missed', 'rejected'];

/** A callback is related to the call that broke, and its further legs share its first one. */
const belongsTo = (contactId: string, contact: StreamsContact): boolean =>
  [contact.getContactId(), contact.getInitialContactId(), contact.getRelatedContactId()].includes(contactId);

class StreamsHost implements AgentHost {
  readonly #connect: Streams;
  readonly #agent: StreamsAgent;
  readonly #life = new ContactLife();
  readonly #arrivals: Subscription;

  constructor(connect: Streams, agent: StreamsAgent) {
    this.#connect = connect;
    this.#agent = agent;
    this.#arrivals = connect.contact((contact) => this.#life.follow(contact));
    for (const contact of agent.getContacts()) this.#life.follow(contact);
  }

  agent(): Promise<HostAgent> {
    const { name, agentPreferences } = this.#agent.getConfiguration();
    return Promise.resolve({ name, language: agentPreferences?.locale ?? agentPreferences?.LANGUAGE });
  }

  onContactChange(listener: (change: ContactChange) => void): Cancel {
    return this.#life.onChange(listener);
  }

  onOpenContact(listener: (contactId: string | undefined) => void): Cancel {
    // seen: the id is empty when no contact is open.
    const subscription = this.#connect.core.onViewContact(({ contactId }) =>
      listener(contactId || undefined),
    );
    return () => subscription.unsubscribe();
  }

  /** A contact that is still talking is left alone; the after-contact work of its callback belongs to it. */
  async clear(contactId: string): Promise<void> {
    const over = this.#agent
      .getContacts()
      .filter((contact) => belongsTo(contactId, contact) && clearable.includes(contact.getStatus().type));
    await Promise.all(over.map(cleared));
  }

  dial({ phoneNumber, queueArn, relatedContactId }: DialRequest): Promise<DialOutcome> {
    return new Promise((resolve) => {
      this.#agent.connect(this.#connect.Endpoint.byPhoneNumber(phoneNumber), {
        ...{ queueARN: queueArn, relatedContactId, timeout: dialWithin },
        // seen: the library does not tell the new contact's id.
        success: () => resolve({ type: 'dialling', contactId: undefined }),
        failure: (problem) => resolve({ type: 'refused', reason: refusalWords(problem) }),
      });
    });
  }

  reveal(): Promise<void> {
    window.focus();
    return Promise.resolve();
  }

  stop(): void {
    this.#arrivals.unsubscribe();
    this.#life.stop();
  }
}

const cleared = (contact: StreamsContact): Promise<void> =>
  new Promise((resolve, reject) => {
    contact.clear({
      success: resolve,
      failure: (problem) =>
        reject(new Error(`Amazon Connect did not clear the contact: ${refusalWords(problem)}`)),
    });
  });
