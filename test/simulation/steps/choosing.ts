/** Agents choose: once, twice, in two tabs, too late, on somebody else's card. */
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { Page } from '../machinery/page.ts';
import type { Random } from '../random.ts';
import { agentOf, type Scene, type Stage, type Step, type StepKind } from './step.ts';

const manners = [
  'once',
  'double click',
  'double click, one request',
  'two tabs',
  'stale version',
  'wrong agent',
  'forged interruption',
  'after logout',
  'before a reload',
] as const;

export interface Choosing extends Step {
  readonly do: 'agent chooses';
  readonly call: number;
  readonly choice: 'resume' | 'end';
  readonly via: 'popup' | 'button';
  readonly manner: (typeof manners)[number];
}

const oneChoice = (random: Random, call: number, at: number): Choosing => ({
  at,
  do: 'agent chooses',
  call,
  choice: random.chance(0.85) ? 'resume' : 'end',
  via: random.pick(['popup', 'button']),
  manner: random.chance(0.55) ? 'once' : random.pick(manners),
});

/** Often within the pop-up, often after; again and again, as one does when callbacks fail. */
const someChoices = (random: Random, { calls }: Scene): Choosing[] =>
  calls.flatMap(({ endsAt }, call) => {
    const choices: Choosing[] = [];
    let at = endsAt;
    for (let left = random.between(0, 4); left > 0; left -= 1) {
      at += random.chance(0.5) ? random.between(600, 15_000) : random.between(5_000, 120_000);
      choices.push(oneChoice(random, call, at));
    }
    return choices;
  });

interface Card {
  readonly page: Page;
  readonly view: View;
}

/** The newest card of this call or its callbacks that any page shows. */
const cardOf = (stage: Stage, call: number): Card | undefined => {
  const ids = stage.family(call).map(({ id }) => id);
  for (const id of ids.toReversed())
    for (const page of stage.pages) {
      const view = page.isOpen ? page.views.get(id) : undefined;
      if (view) return { page, view };
    }
  return undefined;
};

const click = (page: Page, view: View, step: Choosing, requestId: string): void =>
  page.say({
    type: 'choose',
    interruptionId: view.interruptionId,
    version: view.version,
    choice: step.choice,
    via: step.via,
    requestId,
  });

const otherPage = (stage: Stage, { agentId }: Page): Page =>
  stage.pages.find((page) => page.isOpen && page.agentId !== agentId) ??
  stage.openPage(agentId === agentOf(0) ? agentOf(1) : agentOf(0));

const inManner: Record<Choosing['manner'], (stage: Stage, card: Card, step: Choosing, id: string) => void> = {
  once: (_stage, { page, view }, step, id) => click(page, view, step, id),
  'double click': ({ after }, { page, view }, step, id) => {
    click(page, view, step, id);
    after(30, () => click(page, view, step, `${id}-again`));
  },
  'double click, one request': ({ after }, { page, view }, step, id) => {
    click(page, view, step, id);
    after(30, () => click(page, view, step, id));
  },
  'two tabs': (stage, { page, view }, step, id) => {
    const second =
      stage.pages.find((other) => other !== page && other.agentId === page.agentId && other.isOpen) ??
      stage.openPage(page.agentId);
    click(page, view, step, id);
    click(second, view, { ...step, choice: step.choice === 'resume' ? 'end' : 'resume' }, `${id}-tab`);
  },
  'stale version': (_stage, { page, view }, step, id) =>
    click(page, { ...view, version: Math.max(0, view.version - 1) }, step, id),
  'wrong agent': (stage, { page, view }, step, id) => click(otherPage(stage, page), view, step, id),
  'forged interruption': (_stage, { page, view }, step, id) =>
    click(page, { ...view, interruptionId: `${view.interruptionId}-leg-1` }, step, id),
  'after logout': (_stage, { page, view }, step, id) => {
    click(page, view, step, id);
    page.close();
  },
  'before a reload': ({ after }, { page, view }, step, id) => {
    click(page, view, step, id);
    after(150, () => page.reload());
  },
};

export const agentChooses: StepKind<Choosing> = {
  name: 'agent chooses',
  some: someChoices,
  run: (stage, step) => {
    const card = cardOf(stage, step.call);
    if (!card) return;
    if (step.manner !== 'once') stage.note(step.manner, card.view.interruptionId);
    inManner[step.manner](stage, card, step, `request-${step.call}-${step.at}`);
  },
};
