/** What the core relies on when it asks Amazon Connect, whoever plays it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  AfterContactWork,
  AgentPresence,
  CallEnder,
  CallRequest,
  CallStarter,
  ContactAttributes,
  ContactDirectory,
  OpeningHours,
  OriginalAttributes,
  OutboundDirectory,
} from '../../../core/ports.ts';

/** A call of a customer, with a protocol among its attributes, which an agent had and whose line dropped. */
export interface DroppedCall {
  readonly contactId: string;
  readonly agentId: string;
  readonly queueId: string;
  readonly customerNumber: string;
}

export interface AskedConnect {
  readonly contacts: ContactDirectory;
  readonly starter: CallStarter;
  readonly ender: CallEnder;
  readonly work: AfterContactWork;
  readonly attributes: ContactAttributes;
  readonly originals: OriginalAttributes;
  readonly presence: AgentPresence;
  readonly outbound: OutboundDirectory;
  readonly hours: OpeningHours;
  readonly dropped: DroppedCall;
  readonly attributesAtFirst: Readonly<Record<string, string>>;
  /** Of the agent's routing profile, but without a number to show. */
  readonly queueWithoutCallerId: string;
  readonly closedQueue: string;
  /** Amazon Connect calls no such number. */
  readonly forbiddenNumber: string;
  /** How many calls were really made. */
  callsMade(): number;
  takesABreak(): Promise<unknown>;
  /** From now on it starts no more calls for the time being. */
  exhaust(): Promise<unknown>;
}

export const amazonConnectContract = (where: string, start: () => Promise<AskedConnect>): void => {
  describe(`Amazon Connect ${where}`, () => {
    let connect: AskedConnect;
    beforeEach(async () => {
      connect = await start();
    });
    const order = (changes: Partial<CallRequest> = {}): CallRequest => ({
      destination: connect.dropped.customerNumber,
      outboundQueueId: connect.dropped.queueId,
      relatedContactId: connect.dropped.contactId,
      attributes: { topic: 'invoice' },
      ringSeconds: 45,
      token: 'call-1:1',
      ...changes,
    });

    it('describes a dropped call: who had it, in which queue, from when to when, and whose number', async () => {
      const { contactId, agentId, queueId, customerNumber } = connect.dropped;
      const contact = await connect.contacts.describe(contactId);
      expect(contact).toMatchObject({ contactId, agentId, queueId, customerNumber });
      expect(contact).toMatchObject({ initiationMethod: 'INBOUND', disconnectReason: 'TELECOM_PROBLEM' });
      expect(contact?.endedAt).toBeGreaterThan(Number(contact?.connectedAt));
      expect(contact?.attributes).toEqual(connect.attributesAtFirst);
    });

    it('knows nothing of a contact that never was', async () => {
      expect(await connect.contacts.describe('00000000-0000-4000-8000-00000000dead')).toBeUndefined();
    });

    it('starts a call and names its contact', async () => {
      const placed = await connect.starter.start(order());
      expect(placed).toEqual({ type: 'placed', contactId: expect.stringMatching(/./) });
      expect(connect.callsMade()).toBe(1);
    });

    it('refuses a number that it does not call, and calls nobody', async () => {
      const answer = await connect.starter.start(order({ destination: connect.forbiddenNumber }));
      expect(answer).toEqual({ type: 'refused', reason: 'not-allowed' });
      expect(connect.callsMade()).toBe(0);
    });

    it('puts off a call that is one too many at the moment, and calls nobody', async () => {
      await connect.exhaust();
      const before = connect.callsMade();
      expect(await connect.starter.start(order({ token: 'call-1:2' }))).toEqual({ type: 'postponed' });
      expect(connect.callsMade()).toBe(before);
    });

    it('ends a call that it started, and is silent when there is nothing to end any more', async () => {
      const placed = await connect.starter.start(order());
      const contactId = placed.type === 'placed' ? placed.contactId : '';
      await connect.ender.end(contactId);
      await expect(connect.ender.end(contactId)).resolves.toBeUndefined();
    });

    it('clears the contact from the agent’s desk, and a second time there is nothing to clear', async () => {
      const { agentId, contactId } = connect.dropped;
      expect(await connect.work.clear(agentId, contactId)).toBe(true);
      expect(await connect.work.clear(agentId, contactId)).toBe(false);
    });

    it('keeps answers of a form beside what the flows knew, and the latest answer of two', async () => {
      const { contactId } = connect.dropped;
      expect(await connect.attributes.save(contactId, { summary: 'an invoice' })).toEqual({ type: 'saved' });
      expect(await connect.attributes.save(contactId, { summary: 'a refund' })).toEqual({ type: 'saved' });
      expect(await connect.originals.of(contactId)).toEqual({
        ...connect.attributesAtFirst,
        summary: 'a refund',
      });
    });

    it('says whether the agent would take a call once their work is over', async () => {
      const { agentId } = connect.dropped;
      expect(await connect.presence.of(agentId, 'another-call')).toBe('ready');
      await connect.takesABreak();
      expect(await connect.presence.of(agentId, 'another-call')).toBe('away');
    });

    it('names the queues of an agent, and cannot say for somebody whom it does not know', async () => {
      const { agentId, queueId } = connect.dropped;
      expect(await connect.outbound.queuesOf(agentId)).toEqual(
        expect.arrayContaining([queueId, connect.queueWithoutCallerId]),
      );
      expect(await connect.outbound.queuesOf('nobody')).toBeUndefined();
    });

    it('tells a queue that shows a number from one that has none', async () => {
      expect(await connect.outbound.hasCallerId(connect.dropped.queueId)).toBe(true);
      expect(await connect.outbound.hasCallerId(connect.queueWithoutCallerId)).toBe(false);
    });

    it('tells a queue that is open from one that is closed', async () => {
      expect(await connect.hours.isOpen(connect.dropped.queueId)).toBe(true);
      expect(await connect.hours.isOpen(connect.closedQueue)).toBe(false);
    });
  });
};
