/** Every state that the panel can be in, by name, and how to bring it about. */
import type { View } from '../../core/contracts/agent-socket.ts';
import { dropReasons, failureReasons, obstacles } from '../../core/contracts/reason.ts';
import { minutes } from '../../core/time.ts';
import { joaosDrop, marinasDrop, marinasForm } from './fixtures.ts';
import type { StatesPage } from './panel-states-page.ts';

export interface Scene {
  readonly name: string;
  readonly views: readonly View[];
  /** What happens once they are shown. */
  readonly act?: (stage: StatesPage) => Promise<void>;
}

const card = (name: string, change: Partial<View>): Scene => ({
  name,
  views: [{ ...joaosDrop, interruptionId: name.replaceAll(' ', '-'), ...change }],
});

const question = (name: string, change: Partial<View> = {}): Scene => ({
  name,
  views: [{ ...marinasDrop, interruptionId: name.replaceAll(' ', '-'), ...change }],
});

/** The last button of the first box is the plain one: no, or finalise. */
const pressPlain = (stage: StatesPage) => stage.page.locator('button.plain').first().click();

const refusing = async (stage: StatesPage, type: 'finalise' | 'choose', code: string): Promise<void> => {
  await stage.settle();
  const before = stage.centre.framesOf(type).length;
  await pressPlain(stage);
  const { requestId } = await stage.centre.frame(type, before);
  stage.centre.push({ type: 'result', requestId, ok: false, code, message: '' });
  await stage.page.locator('.refusal').waitFor();
};

const sending = async (stage: StatesPage): Promise<void> => {
  await stage.settle();
  await pressPlain(stage);
  await stage.page.locator('button.plain[aria-disabled=true]').waitFor();
};

const leaving = (reason: string, views: readonly View[] = [], change: Partial<View> = {}): Scene => {
  const name = `gone ${reason}${views.length > 0 ? ' beside others' : ''}`;
  const leaver: View = { ...joaosDrop, interruptionId: name.replaceAll(' ', '-'), ...change };
  return {
    name,
    views: [...views, leaver],
    act: async (stage) => {
      stage.push({ ...leaver, version: 9, state: 'ended', reason });
      await stage.page.locator('.farewell').waitFor();
    },
  };
};

const again: View = {
  ...joaosDrop,
  interruptionId: 'c-callback',
  contactId: 'c-callback',
  droppedAt: joaosDrop.droppedAt + minutes(2),
};

const filled = { subject: 'Second invoice of November', outcome: 'Waiting for the customer' };

const longProtocol = '8f0b5d1c-4f3e-4a53-9d53-0c6f7e2b9a11-8f0b5d1c-4f3e';

export const scenes: readonly Scene[] = [
  { name: 'empty', views: [] },
  question('question'),
  question('last seconds', { popupUntil: marinasDrop.droppedAt + 5_000 }),
  question('hundred seconds', { popupUntil: marinasDrop.droppedAt + 100_000 }),
  question('until answered', { popupUntil: marinasDrop.droppedAt + minutes(240) }),
  question('nothing known', { protocol: null, maskedNumber: null, queueName: null, queueId: null }),
  question('long words', {
    protocol: longProtocol,
    queueName: 'Atendimento-Relacionamento-Empresarial-Corporativo',
    talkSeconds: 7_384,
  }),
  { ...question('question sending'), act: sending },
  { ...question('question refused'), act: (stage) => refusing(stage, 'choose', 'stale') },
  { name: 'question beside a card', views: [marinasDrop, joaosDrop] },
  ...dropReasons.map((reason) => card(`offered ${reason}`, { reason })),
  ...obstacles.map((whyNot) => card(`obstacle ${whyNot}`, { canResume: false, whyNot })),
  ...failureReasons.map((reason) => card(`failed ${reason}`, { attempt: 1, reason })),
  card('dialling', { state: 'dialling', attempt: 1 }),
  card('answered', { state: 'answered', attempt: 1 }),
  card('resumed', { state: 'resumed', attempt: 1 }),
  card('unknown', { state: 'unknown', attempt: 1 }),
  card('form', { form: marinasForm }),
  card('form filled', { form: { ...marinasForm, draft: filled }, state: 'resumed', attempt: 1 }),
  {
    ...card('form incomplete', { form: marinasForm }),
    act: async (stage) => {
      await pressPlain(stage);
      await stage.page.locator('.missing').first().waitFor();
    },
  },
  { ...card('form sending', { form: { ...marinasForm, draft: filled } }), act: sending },
  {
    ...card('form refused', { form: { ...marinasForm, draft: filled } }),
    act: (stage) => refusing(stage, 'finalise', 'not-possible'),
  },
  {
    name: 'dropped again',
    views: [{ ...joaosDrop, state: 'resumed', attempt: 1, callbackContactId: 'c-callback' }, again],
  },
  leaving('withdrawn'),
  leaving('customer-returned'),
  leaving('expired'),
  leaving('withdrawn', [marinasDrop, again]),
  leaving('expired', [again], { protocol: longProtocol }),
];
