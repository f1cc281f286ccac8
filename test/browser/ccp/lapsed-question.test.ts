/** A question that nobody answered, or that came too late to be asked: the Callback button stands. */
import { expect, it } from 'vitest';
import { callsFor } from '../../scenarios/outsider.ts';
import { cards, finalise, inCcp, letItLapse, onCard, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('leaves the Callback button, which takes the agent to the resumed call and is on the ledger as the button', async () => {
  const { story } = at;
  const agent = await story.open({ clockAhead: 0 });
  const contactId = await story.droppedCall(agent);
  await letItLapse(agent);
  await onCard(agent, 'Callback').click();
  await story.resume(agent);
  const ledger = await story.record.ledgerOf(contactId);
  expect(ledger.filter(({ type }) => type === 'chosen')).toMatchObject([{ detail: { via: 'button' } }]);
  expect(await callsFor(story.info, contactId)).toHaveLength(1);
  await inCcp(agent, 'Hang up').click();
  await finalise(agent);
  await inCcp(agent, 'Clear contact').waitFor({ state: 'detached' });
});

it.each([
  ['35 s ago is a card that never asks', 35, false],
  ['20 s ago still asks', 20, true],
])('a drop of %s', async (_, age, asks) => {
  const { story } = at;
  const agent = await story.open();
  await story.tellOfDrop(await story.pastCall(), age);
  await (asks ? question(agent) : onCard(agent, 'Callback')).waitFor();
  expect([await question(agent).count(), await cards(agent).count()]).toEqual(asks ? [1, 0] : [0, 1]);
});
