/** Every kind of step. */
import { callArrives } from './arrivals.ts';
import { agentWorks } from './case-work.ts';
import { agentChooses } from './choosing.ts';
import { customerReturns } from './customer-returns.ts';
import { agentsClear, customerEnds, supervisorListens, weEnd } from './ends.ts';
import { pageChanges } from './pages.ts';
import { poisonArrives } from './poison.ts';
import { settingsChange } from './settings.ts';
import type { Step, StepKind } from './step.ts';
import { agentLeaves, consultedAgentLeaves, transferIsAnswered, transferStarts } from './transfers.ts';

export const allSteps = [
  callArrives,
  transferStarts,
  transferIsAnswered,
  agentLeaves,
  consultedAgentLeaves,
  supervisorListens,
  customerEnds,
  weEnd,
  agentsClear,
  agentChooses,
  agentWorks,
  customerReturns,
  pageChanges,
  settingsChange,
  poisonArrives,
] as const;

export const stepsByName: ReadonlyMap<string, StepKind<Step>> = new Map(
  allSteps.map((kind) => [kind.name, kind as unknown as StepKind<Step>]),
);
