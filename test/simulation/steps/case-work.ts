/** Agents type into the form and finalise. */
import type { Random } from '../random.ts';
import type { Scene, Step, StepKind } from './step.ts';

export interface CaseWork extends Step {
  readonly do: 'agent works on the case';
  readonly call: number;
  readonly what: 'drafts' | 'finalises' | 'drafts and finalises';
}

const someWork = (random: Random, { calls }: Scene): CaseWork[] =>
  calls.flatMap(({ endsAt }, call) =>
    random.chance(0.35)
      ? [
          {
            at: endsAt + random.between(1_000, 200_000),
            do: 'agent works on the case' as const,
            call,
            what: random.pick(['drafts', 'finalises', 'drafts and finalises'] as const),
          },
        ]
      : [],
  );

export const agentWorks: StepKind<CaseWork> = {
  name: 'agent works on the case',
  some: someWork,
  run: ({ family, pages, note, after }, { call, what, at }) => {
    const ids = family(call).map(({ id }) => id);
    const page = pages.find(({ isOpen, views }) => isOpen && ids.some((id) => views.has(id)));
    const view = page && ids.map((id) => page.views.get(id)).find((shown) => shown !== undefined);
    if (!page || !view) return;
    const { interruptionId } = view;
    const fields: Record<string, string> = view.form ? { outcome: 'sold' } : {};
    if (what !== 'finalises') page.say({ type: 'draft', interruptionId, fields });
    if (what === 'drafts') return;
    note('finalised meanwhile', interruptionId);
    const finalise = {
      type: 'finalise',
      interruptionId,
      requestId: `finalise-${call}-${at}`,
      fields,
    } as const;
    page.say(finalise);
    // A double click.
    if (at % 4 === 0) after(60, () => page.say(finalise));
  },
};
