/** What every scene of the demo has at hand, and the places in it. */

import type { Laptop } from '../laptop.ts';
import { sampleCall } from '../sample-centre.ts';
import type { AgentPage } from './agent-page.ts';
import type { CallerSide } from './caller-side.ts';
import type { DemoOptions } from './options.ts';
import type { DemoPlan } from './plan.ts';

export interface Scene {
  readonly options: DemoOptions;
  readonly plan: DemoPlan;
  readonly laptop: Laptop;
  readonly page: AgentPage;
  readonly side: CallerSide;
  readonly note: (what: string) => void;
}

/** What became of the agent's choice. */
export interface Reached {
  /** The callback's contact; null when none was made. */
  readonly callbackContactId: string | null;
  /** The contact with which the customer came back by themselves; null when they did not. */
  readonly returnContactId: string | null;
}

export const nobody: Reached = { callbackContactId: null, returnContactId: null };

export const holder = `agents/${sampleCall.agentId}`;
/** The other agent of the queue. */
export const colleague = 'agents/ben';
/** Longer than the longest ringing on the laptop (an agent's own call: 60 s), with what follows. */
export const ringing = 90_000;

/** @param path of the agent under /sim/ */
export const ringsAt = ({ side }: Scene, path: string): Promise<unknown> =>
  side.until(`the call rings at ${path}`, ({ agents }) =>
    agents.find(
      ({ id, username, contacts }) =>
        [`agents/${id}`, `agents/${username}`].includes(path) &&
        contacts.some(({ state }) => state === 'incoming'),
    ),
  );
