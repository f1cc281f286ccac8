/**
 * What we depend on is down: what the agent sees, what is kept, and how it heals. Nothing is lost, and nobody is
 * called twice. docs/outages.md is the table of it.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../core/contracts/agent-socket.ts';
import { type AgentPage, viewIn } from '../../local/demo/agent-page.ts';
import { type OutageStory, outageStory } from './outage-story.ts';
import { agentNamed, signedIn } from './outsider.ts';
import { leaksIn } from './secrets.ts';
import type { Username } from './transfer-story.ts';

let story: OutageStory;
beforeAll(async () => {
  story = await outageStory();
}, 60_000);
afterEach(async () => {
  story.allUp();
  await story.tidy();
});
afterAll(() => story?.stop());

/** A message that failed comes again after fifteen seconds, one of a callback after thirty. */
const patience = 90_000;

const failing = { type: 'refuses', status: 500, error: 'InternalServerError' } as const;
const busy = { type: 'refuses', status: 429, error: 'TooManyRequestsException' } as const;
const silent = { type: 'silent' } as const;
const placing = 'PUT /contact/outbound-voice';

const offered = (contactId: string): Promise<View> =>
  story.pages.amina.until(
    'the offer',
    viewIn('offered', (view) => view.interruptionId === contactId && view.canResume),
    40_000,
  );

describe('DynamoDB', () => {
  it(
    'fails while a line drops: the agent is asked when it is back, once, and it still pops up',
    async () => {
      const outage = story.isDown('dynamodb', failing);
      const failed = story.untilFailed('contact-events');
      const contactId = await story.drops();
      await failed;
      expect(outage.met).toBeGreaterThan(0);
      outage.end();
      const { popupUntil } = await offered(contactId);
      expect(popupUntil).not.toBeNull();
      await story.laptop.cloud.idle();
      expect((await story.ledgerOf(contactId)).filter((type) => type === 'offered')).toHaveLength(1);
    },
    patience,
  );

  it.each([
    ['fails', failing],
    ['is silent', silent],
  ] as const)(
    '%s while the agent says yes: they are told to say it again, and the second yes is the only one',
    async (_what, failure) => {
      const broken = await story.broken();
      const outage = story.isDown('dynamodb', failure);
      const { told, requestId } = await story.says(broken.offer);
      expect(told).toBe('try-again');
      expect(outage.met).toBeGreaterThan(0);
      outage.end();
      expect(await story.callsMade(broken)).toBe(0);
      expect(await story.says(broken.offer, requestId)).toMatchObject({ told: 'ok' });
      await story.isResumed(broken);
      expect(await story.callsMade(broken)).toBe(1);
      expect((await story.ledgerOf(broken.contactId)).filter((type) => type === 'chosen')).toHaveLength(1);
    },
    patience,
  );

  it(
    'is slow: everything takes longer, and happens once',
    async () => {
      story.isDown('dynamodb', { type: 'slow', ms: 150 });
      const broken = await story.broken();
      expect(await story.says(broken.offer)).toMatchObject({ told: 'ok' });
      await story.isResumed(broken);
      expect(await story.callsMade(broken)).toBe(1);
    },
    patience,
  );
});

describe('Amazon Connect', () => {
  it(
    'takes no more calls for a moment: the callback waits, and is made once',
    async () => {
      const broken = await story.broken();
      const outage = story.isDown('connect', busy, placing);
      const postponed = story.untilLedger(broken.contactId, 'postponed');
      expect(await story.says(broken.offer)).toMatchObject({ told: 'ok' });
      await postponed;
      outage.end();
      await story.isResumed(broken);
      expect(await story.callsMade(broken)).toBe(1);
    },
    patience,
  );

  it(
    'cannot be asked about the contact for a moment: it is asked again, and the call is made once',
    async () => {
      const broken = await story.broken();
      const outage = story.isDown('connect', busy, 'GET /contacts/');
      expect(await story.says(broken.offer)).toMatchObject({ told: 'ok' });
      await outage.reached(3);
      outage.end();
      await story.isResumed(broken);
      expect(await story.callsMade(broken)).toBe(1);
    },
    patience,
  );

  it.each([
    ['fails', failing],
    ['is silent', silent],
  ] as const)(
    '%s when the call is asked for: nobody can tell whether it is made, so nobody dials it again',
    async (_what, failure) => {
      const broken = await story.broken();
      const outage = story.isDown('connect', failure, placing);
      await story.says(broken.offer);
      const card = await story.card(broken, 'unknown');
      expect(card.canResume).toBe(false);
      outage.end();
      expect(await story.says(card)).toMatchObject({ told: 'not-possible' });
      await story.laptop.cloud.idle();
      expect(outage.met).toBe(1);
      expect(await story.callsMade(broken)).toBe(0);
    },
    patience,
  );

  it(
    'makes the call and its answer is lost: the call is known by its own events, and is not made again',
    async () => {
      const broken = await story.broken();
      const outage = story.isDown('connect', { type: 'answer-lost' }, placing);
      await story.says(broken.offer);
      await story.isResumed(broken);
      expect(outage.met).toBe(1);
      expect(await story.callsMade(broken)).toBe(1);
    },
    patience,
  );
});

describe('SQS', () => {
  it(
    'fails while the agent says yes: they are told to say it again, and nothing was written',
    async () => {
      const broken = await story.broken();
      const outage = story.isDown('sqs', failing, 'SendMessage');
      const { told, requestId } = await story.says(broken.offer);
      expect(told).toBe('try-again');
      expect(await story.ledgerOf(broken.contactId)).not.toContain('chosen');
      outage.end();
      expect(await story.says(broken.offer, requestId)).toMatchObject({ told: 'ok' });
      await story.isResumed(broken);
      expect(await story.callsMade(broken)).toBe(1);
    },
    patience,
  );

  it(
    'fails while a line drops: the agent is asked at once, and the timer is made up for',
    async () => {
      const outage = story.isDown('sqs', failing, 'SendMessage');
      const failed = story.untilFailed('contact-events');
      const contactId = await story.drops();
      await offered(contactId);
      await failed;
      outage.end();
      await story.untilLedger(contactId, 'lapsed');
      expect((await story.ledgerOf(contactId)).filter((type) => type === 'offered')).toHaveLength(1);
    },
    patience,
  );
});

describe("the way to the agents' pages", () => {
  /** What a page of amina's that connects now is shown of this conversation. */
  const newPage = async (contactId: string): Promise<{ page: AgentPage; view: View | undefined }> => {
    const page = await signedIn(story.info, 'amina');
    // A push may be the first that it hears.
    const views = page.frames.flatMap((frame) => (frame.type === 'snapshot' ? frame.interruptions : []));
    return { page, view: views.find(({ interruptionId }) => interruptionId === contactId) };
  };
  const openPages = async (username: Username): Promise<number> => {
    const { id } = agentNamed(story.info, username);
    return (await story.tables.of('Agents')).filter(
      ({ agentId, item }) => agentId === id && String(item).startsWith('connection#'),
    ).length;
  };

  it(
    'fails while a line drops: the offer is kept, a page that connects has it, and the next push brings it',
    async () => {
      const outage = story.isDown('push', failing);
      const contactId = await story.drops();
      await story.untilLedger(contactId, 'offered');
      // One push, with both its repetitions.
      await outage.reached(3);
      outage.end();
      const { page, view } = await newPage(contactId);
      expect(view).toMatchObject({ state: 'offered', canResume: true });
      page.close();
      expect((await offered(contactId)).version).toBe(view?.version);
    },
    patience,
  );

  it(
    'says that a page is gone: it is forgotten, and the next one has the offer and can say yes',
    async () => {
      const outage = story.isDown('push', { type: 'refuses', status: 410, error: 'GoneException' });
      const contactId = await story.drops();
      await story.untilLedger(contactId, 'offered');
      await story.laptop.cloud.idle();
      expect(outage.met).toBeGreaterThan(0);
      outage.end();
      expect([await openPages('amina'), await openPages('ben')]).toEqual([0, 1]);
      const { page, view } = await newPage(contactId);
      if (view) page.choose(view, 'resume', 'button');
      await page.until('the callback', viewIn('dialling'));
      page.close();
    },
    patience,
  );
});

describe('after all these outages', () => {
  it('no number, token, ticket or name is in any log, metric or ledger entry', async () => {
    const ledger = (await story.tables.of('Ledger')).map((entry) => JSON.stringify(entry));
    const written = [...story.log.lines.map(({ text }) => text), ...ledger];
    expect(leaksIn(written, await story.secrets.seen())).toEqual([]);
  });

  it('no message is left for a person', () => {
    expect(story.laptop.cloud.deadLetters()).toEqual([]);
  });
});
