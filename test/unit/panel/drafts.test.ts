import { describe, expect, it } from 'vitest';
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { Answers, FormField } from '../../../core/contracts/form.ts';
import { seconds } from '../../../core/time.ts';
import { draftAfter } from '../../../panel/drafts.ts';
import { Session } from '../../../panel/session.ts';
import { aView } from './a-view.ts';
import { FakeMachine } from './fake-machine.ts';

const fields: FormField[] = [
  { name: 'subject', label: 'Subject', type: 'text', required: true },
  { name: 'outcome', label: 'Outcome', type: 'choice', options: ['Solved', 'Open'], required: false },
];

const withDraft = (draft: Answers, version = 3): View => aView({ version, form: { fields, draft } });

const openForm = async (draft: Answers = {}) => {
  const machine = new FakeMachine();
  const session = new Session(
    { token: 'jwt', ticketUrl: 'https://api/ticket', socketUrl: 'wss://api/socket' },
    machine.world,
    { changed: () => {}, finalised: () => {}, dial: async () => ({ outcome: 'refused', contactId: null }) },
  );
  await machine.settle();
  const says = (view: View) =>
    machine.socket.says({ type: 'snapshot', interruptions: [view], serverNow: machine.now });
  machine.socket.opens();
  says(withDraft(draft));
  const answers = () => session.drafts.of(session.state.list.items.get('int-1')?.view ?? aView())?.answers;
  const sent = (type: string) => machine.socket.sent.filter((frame) => frame.type === type);
  return { machine, session, drafts: session.drafts, says, answers, sent };
};

describe('a draft', () => {
  it('is saved 600 ms after the last key, not before', async () => {
    const { machine, drafts, sent } = await openForm();
    drafts.type('int-1', 'subject', 'Bi');
    await machine.pass(draftAfter - 1);
    drafts.type('int-1', 'subject', 'Bill');
    await machine.pass(draftAfter - 1);
    expect(sent('draft')).toEqual([]);
    await machine.pass(1);
    expect(sent('draft')).toEqual([
      { type: 'draft', interruptionId: 'int-1', fields: { subject: 'Bill', outcome: '' } },
    ]);
  });

  it('is saved at once when the agent leaves the field, and only once', async () => {
    const { machine, drafts, sent } = await openForm();
    drafts.enter('int-1', 'subject');
    drafts.type('int-1', 'subject', 'Bill');
    drafts.leave('int-1', 'subject');
    expect(sent('draft')).toHaveLength(1);
    await machine.pass(seconds(5));
    expect(sent('draft')).toHaveLength(1);
  });

  it('is saved at once when the page goes, and only what was not saved yet', async () => {
    const { machine, drafts, sent } = await openForm();
    machine.leave();
    expect(sent('draft')).toEqual([]);
    drafts.type('int-1', 'subject', 'Bill');
    machine.leave();
    machine.leave();
    expect(sent('draft')).toMatchObject([{ fields: { subject: 'Bill' } }]);
  });

  it('is not saved when nothing was typed', async () => {
    const { machine, drafts, sent } = await openForm({ subject: 'Bill' });
    drafts.enter('int-1', 'subject');
    drafts.leave('int-1', 'subject');
    await machine.pass(seconds(5));
    expect(sent('draft')).toEqual([]);
  });

  it('typed without a connection is saved when there is one again', async () => {
    const { machine, drafts, says, sent } = await openForm();
    machine.socket.drops();
    drafts.type('int-1', 'subject', 'Bill');
    drafts.leave('int-1', 'subject');
    await machine.pass(seconds(0.5));
    machine.socket.opens();
    says(withDraft({}));
    expect(sent('draft')).toMatchObject([{ fields: { subject: 'Bill' } }]);
  });

  it('of the server fills the form', async () => {
    const { answers } = await openForm({ subject: 'Bill', outcome: 'Open' });
    expect(answers()).toEqual({ subject: 'Bill', outcome: 'Open' });
  });

  it('of the server never changes what the agent is typing', async () => {
    const { drafts, says, answers } = await openForm();
    drafts.enter('int-1', 'subject');
    drafts.type('int-1', 'subject', 'Bill is wrong');
    says(withDraft({ subject: 'Bill', outcome: 'Open' }, 4));
    expect(answers()).toEqual({ subject: 'Bill is wrong', outcome: 'Open' });
  });

  it('of another page does not change the field that the agent is in, and does once they have left it', async () => {
    const { drafts, says, answers } = await openForm({ subject: 'Bill' });
    drafts.enter('int-1', 'subject');
    says(withDraft({ subject: 'Line' }, 4));
    expect(answers()).toMatchObject({ subject: 'Bill' });
    drafts.leave('int-1', 'subject');
    expect(answers()).toMatchObject({ subject: 'Line' });
  });

  it('that the server has is the server’s again: what another page writes later is shown', async () => {
    const { drafts, says, answers } = await openForm();
    drafts.type('int-1', 'subject', 'Bill');
    says(withDraft({ subject: 'Bill' }, 4));
    says(withDraft({ subject: 'Line' }, 5));
    expect(answers()).toMatchObject({ subject: 'Line' });
  });

  it('leaves no timer behind when its case is closed', async () => {
    const { machine, drafts } = await openForm();
    const before = machine.timers;
    drafts.type('int-1', 'subject', 'Bill');
    const ended = aView({ version: 4, state: 'ended', reason: 'withdrawn' });
    machine.socket.says({ type: 'interruption', view: ended, serverNow: machine.now });
    expect(machine.timers).toBe(before);
  });
});

describe('finalising', () => {
  it('sends the answers that were given', async () => {
    const { drafts, session, sent } = await openForm();
    drafts.type('int-1', 'subject', 'Bill');
    session.finalise(withDraft({}));
    expect(sent('finalise')).toMatchObject([{ fields: { subject: 'Bill' } }]);
    expect(Object.keys((sent('finalise')[0] as { fields: object }).fields)).toEqual(['subject']);
  });

  it.each(['', '   '])('with "%s" in a required field sends nothing and names the field', async (text) => {
    const { drafts, session, sent } = await openForm();
    expect(drafts.of(withDraft({}))?.missing).toEqual([]);
    drafts.type('int-1', 'subject', text);
    session.finalise(withDraft({}));
    expect(sent('finalise')).toEqual([]);
    expect(drafts.of(withDraft({}))).toMatchObject({ missing: ['subject'], refusals: 1 });
    drafts.type('int-1', 'subject', 'Bill');
    expect(drafts.of(withDraft({}))?.missing).toEqual([]);
  });

  it('that is refused keeps the form as it was', async () => {
    const { machine, drafts, session, answers } = await openForm();
    drafts.type('int-1', 'subject', 'Bill');
    session.finalise(withDraft({}));
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: false, code: 'not-possible', message: '' });
    expect(answers()).toMatchObject({ subject: 'Bill' });
    expect(session.state.list.items.get('int-1')?.refusal?.code).toBe('not-possible');
  });

  it('where the queue has no form sends no answers', async () => {
    const { session, sent } = await openForm();
    session.finalise(aView());
    expect(sent('finalise')).toMatchObject([{ fields: {} }]);
  });
});
