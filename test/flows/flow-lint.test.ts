import { describe, expect, it } from 'vitest';
import { callback, unreached } from './changed-flow.ts';
import { flowFiles, flowIn, surroundingsOf } from './flow-document.ts';
import { lintFlow } from './flow-lint.ts';
import { ofTheCallback } from './seeded-in-the-callback.ts';
import { ofTheWait } from './seeded-in-the-wait.ts';

describe('the flows as they are deployed', () => {
  it.each(flowFiles)('%s has nothing that Amazon Connect would refuse', (file) => {
    expect(lintFlow(flowIn(file), surroundingsOf(file))).toEqual([]);
  });
});

describe('the lint finds what it is for', () => {
  it.each(ofTheCallback)('%s', (_violation, flow, problem) => {
    expect(lintFlow(flow, surroundingsOf('callback.json'))).toContainEqual(expect.stringContaining(problem));
  });

  it.each(ofTheWait)('%s', (_violation, flow, problem) => {
    const problems = lintFlow(flow, surroundingsOf('callback-queue.json'));
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });

  it('nothing in a flow of 250 actions but that most of them are not reached', () => {
    const Actions = [...callback.Actions, ...unreached(250 - callback.Actions.length)];
    const problems = lintFlow({ ...callback, Actions }, surroundingsOf('callback.json'));
    expect(problems.filter((problem) => !problem.endsWith('cannot be reached'))).toEqual([]);
  });
});
