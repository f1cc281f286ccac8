/** Compiled, never run: each `@ts-expect-error` fails the type check as soon as the mistake below it compiles. */
import type { ClientFrame } from '../../core/contracts/agent-socket.ts';
import type { Effect } from '../../core/interruption/decision.ts';
import type { Input } from '../../core/interruption/input.ts';
import type { Interruption, OpenInterruption } from '../../core/interruption/interruption.ts';

// @ts-expect-error A switch that forgets an effect ends without a value: `dial` is missing.
export const effectInWords = (effect: Effect): string => {
  switch (effect.type) {
    case 'push':
      return `push to ${effect.agentId}`;
    case 'schedule':
      return `look again at ${effect.at}`;
    case 'look-up':
      return `look up ${effect.contactId}`;
  }
};

// @ts-expect-error A table of states that forgets one is no table: `unknown` is missing.
export const colours: Record<Interruption['state'], string> = {
  detected: 'grey',
  'not-offered': 'grey',
  offered: 'blue',
  dialling: 'amber',
  answered: 'amber',
  resumed: 'green',
  ended: 'grey',
};

export const inputs: Partial<Record<Input['type'], boolean>> = {
  // @ts-expect-error There is no such input.
  'dial-again': true,
};

// @ts-expect-error An interruption that is only detected has no case: ask isOpen() first.
export const holderOf = (interruption: Interruption) => interruption.case.holder;

// @ts-expect-error Not every open interruption has an attempt: use attemptOf().
export const tokenOf = (interruption: OpenInterruption) => interruption.attempt.token;

export const backdate = (interruption: Interruption) => {
  // @ts-expect-error What is stored is never changed in place.
  interruption.version = 0;
};

// @ts-expect-error A choice is resume or end.
export const choice: Extract<ClientFrame, { type: 'choose' }>['choice'] = 'later';
