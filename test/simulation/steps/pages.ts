/** Pages come and go: a second tab, a lost network, a planned reconnection, a log-out. */
import type { Page } from '../machinery/page.ts';
import { agentOf, type Step, type StepKind } from './step.ts';

export interface PageStep extends Step {
  readonly do: 'page changes';
  readonly agent: number;
  readonly what: 'connects anew' | 'logs out' | 'is loaded anew' | 'opens a second tab';
}

const inWay: Record<PageStep['what'], (page: Page) => void> = {
  'connects anew': (page) => page.open(),
  'logs out': (page) => page.close(),
  'is loaded anew': (page) => page.reload(),
  'opens a second tab': () => undefined,
};

export const pageChanges: StepKind<PageStep> = {
  name: 'page changes',
  some: (random, { until, agents }) =>
    Array.from({ length: random.chance(0.5) ? random.between(1, 2) : 0 }, () => ({
      at: random.between(0, until),
      do: 'page changes' as const,
      agent: random.between(0, agents - 1),
      what: random.pick(['connects anew', 'logs out', 'is loaded anew', 'opens a second tab'] as const),
    })),
  run: ({ pages, openPage, note }, { agent, what }) => {
    const agentId = agentOf(agent);
    const own = pages.filter((page) => page.agentId === agentId);
    for (const id of new Set(own.flatMap(({ views }) => [...views.keys()]))) note(`page ${what}`, id);
    if (what === 'opens a second tab' || own.length === 0) openPage(agentId);
    else for (const page of own) inWay[what](page);
  },
};
