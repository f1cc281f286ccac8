/** Every branch of every flow is walked, and wherever Amazon Connect fails the call ends well. */
import { afterAll, describe, expect, test } from 'vitest';
import { coverageTable } from './coverage-table.ts';
import { type FlowFile, flowFiles } from './flow-document.ts';
import { scenesOf } from './scenes.ts';
import { holder, original, type Scene } from './scripted-call.ts';
import { type Walked, WalkedFlow } from './walked-flow.ts';

const walked = new Map<FlowFile, WalkedFlow>();
const flowOf = (file: FlowFile): WalkedFlow => {
  const flow = walked.get(file) ?? new WalkedFlow(file);
  walked.set(file, flow);
  return flow;
};

const sorry = /^(We are sorry|Desculpe|Lo sentimos)/;

/** The call hung up in silence though the words were there to be said. */
const silent = ({ call, way }: Walked): boolean =>
  call.outcome === 'hung up' &&
  !call.said.some((text) => sorry.test(text)) &&
  !way.some((branch) => /^ApologiseIn\w+: error/.test(branch));

const wellEnded: Readonly<Record<FlowFile, (one: Walked) => boolean>> = {
  'callback.json': ({ call }) =>
    call.outcome === 'hung up' ||
    (call.outcome === 'queued' &&
      call.priority === 1 &&
      // Nobody frees the holder without our waiting flow.
      (call.target.agentId !== holder || call.hooks.includes('CustomerQueue'))),
  'callback-queue.json': ({ call }) =>
    ['moved', 'hung up'].includes(call.outcome) ||
    (call.outcome === 'waits' && call.attributes.get('rejoinFallback') === 'done'),
  'callback-whisper.json': ({ call, way }) => call.outcome === 'unknown' && way.at(-1) === 'Done: end',
  'customer-calls-in.json': ({ call, way }) =>
    call.target.agentId === holder && call.outcome === 'queued'
      ? call.priority === 1
      : call.outcome === 'own flow' ||
        (way.some((branch) => /^GoOn: error/.test(branch)) && call.outcome === 'hung up'),
};

const languages = { 'pt-BR': 'Portuguese', es: 'Spanish', en: 'English' } as const;

/** Somebody heard, or would have heard, another language than theirs. */
const inAnotherLanguage = ({ way }: Walked, locale: string): boolean => {
  const wanted = Object.entries(languages).find(([known]) => known === locale)?.[1] ?? 'English';
  return way.some((branch) => {
    const [, language = wanted] = /(Portuguese|Spanish|English)/.exec(branch) ?? [];
    return language !== wanted;
  });
};

/** Of a customer whom the function does not know, since it failed, nobody knows the language either. */
const localeOf = ({ attributes, answer }: Scene, { way }: Walked): string =>
  (way.some((branch) => branch.startsWith('AskWhoCalls: error')) ? 'en' : answer?.locale) ??
  attributes?.rejoinLocale ??
  '';

const problemOf = (file: FlowFile, one: Walked, scene: Scene): string | undefined => {
  const where = one.way.join(' > ');
  const locale = localeOf(scene, one);
  if (inAnotherLanguage(one, locale)) return `another language than ${locale}: ${where}`;
  if (one.end === 'fell-off') return `the flow breaks off: ${where}`;
  if (silent(one)) return `the call ends without a word: ${where}`;
  if (!wellEnded[file](one)) return `the call ends as "${one.call.outcome}": ${where}`;
  if (one.call.waitedSeconds > 60 + 7 + 25) return `${one.call.waitedSeconds} s for the holder: ${where}`;
  return undefined;
};

/** Every scene with these faults. @returns what went badly, and the branches that were taken */
const walkAll = async (file: FlowFile, faults: readonly string[]) => {
  const problems: string[] = [];
  const taken = new Set<string>();
  for (const scene of scenesOf[file]()) {
    const one = await flowOf(file).walk(scene, faults);
    for (const branch of one.way) taken.add(branch);
    const problem = problemOf(file, one, scene);
    if (problem !== undefined) problems.push(problem);
  }
  return { problems: problems.slice(0, 3), taken };
};

describe.each(flowFiles)('%s', (file) => {
  test('ends well whatever it meets', async () => {
    expect((await walkAll(file, [])).problems).toEqual([]);
  });

  test.each(flowOf(file).faults)('ends well after %s', async (fault) => {
    const alone = await walkAll(file, [fault]);
    expect(alone.problems).toEqual([]);
    if (alone.taken.has(fault)) return;
    // Some faults can only follow another one.
    const after = await walkAll(file, [...flowOf(file).faultsLeadingTo(fault), fault]);
    expect([...after.taken]).toContain(fault);
    expect(after.problems).toEqual([]);
  });

  test('ends well when everything that can fail does', async () => {
    const unheard = flowOf(file).faults.filter((fault) => !fault.startsWith('ApologiseIn'));
    expect((await walkAll(file, unheard)).problems).toEqual([]);
  });

  test('has no branch that was not walked', () => {
    expect(flowOf(file).coverage.missing).toEqual([]);
  });
});

test('a callback in the queue of nobody but the holder waits for them, for everybody else in the original one', async () => {
  const attributes = { rejoinHolderId: holder, rejoinQueueId: original, rejoinLocale: 'en' };
  expect((await flowOf('callback.json').walk({ attributes })).call.target).toEqual({ agentId: holder });
  expect((await flowOf('callback.json').walk({ attributes, full: [holder] })).call.target).toEqual({
    queueId: original,
  });
});

afterAll(() => {
  process.stdout.write(coverageTable([...walked.values()]));
});
