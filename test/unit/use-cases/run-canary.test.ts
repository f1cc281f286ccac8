import { describe, expect, it } from 'vitest';
import type { ClientFrame, ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import { epochMsOf } from '../../../core/time.ts';
import { type CanaryDeps, type CanaryPage, runCanary } from '../../../core/use-cases/run-canary.ts';
import { aView } from '../panel/a-view.ts';

const interruptionId = 'rejoin-canary-7';
const frameOf = (state: View['state'], id = interruptionId): ServerFrame => ({
  type: 'interruption',
  view: aView({ interruptionId: id, state, version: 3 }),
  serverNow: 0,
});

/** A page that is told these frames, and then nothing. */
const pageTold = (...frames: readonly ServerFrame[]) => {
  const said: ClientFrame[] = [];
  const coming = [...frames];
  let isOpen = true;
  const page: CanaryPage = {
    until: async (pick) => {
      for (let frame = coming.shift(); frame !== undefined; frame = coming.shift()) {
        const picked = pick(frame);
        if (picked) return picked;
      }
      throw new Error('nothing came');
    },
    say: (frame) => said.push(frame),
    close: () => {
      isOpen = false;
    },
  };
  return { page, said, isClosed: () => !isOpen };
};

const deps = (page: CanaryPage, more: Partial<CanaryDeps> = {}): CanaryDeps => {
  let now = 1_000;
  return {
    clock: () => {
      now += 250;
      return epochMsOf(now);
    },
    newId: () => '7',
    openPage: async () => page,
    drop: async () => {},
    ...more,
  };
};

const broken = (what: string) => async (): Promise<never> => {
  throw new Error(what);
};

describe('the canary', () => {
  it('is heard when its page is asked and its no is taken, and says how long the question took', async () => {
    const { page, said, isClosed } = pageTold(frameOf('offered'), frameOf('ended'));
    expect(await runCanary(deps(page))()).toEqual({ type: 'heard', time: 250 });
    expect(said).toMatchObject([{ type: 'choose', choice: 'end', version: 3 }]);
    expect(isClosed()).toBe(true);
  });

  it('takes no question about another drop for its own', async () => {
    const { page, said, isClosed } = pageTold(frameOf('offered', 'rejoin-canary-6'), frameOf('ended'));
    expect(await runCanary(deps(page))()).toMatchObject({ type: 'silent', step: 'offer' });
    expect(said).toEqual([]);
    expect(isClosed()).toBe(true);
  });

  it.each([
    ['socket', pageTold(), { openPage: broken('no ticket') }],
    ['event', pageTold(), { drop: broken('the bus is away') }],
    ['offer', pageTold(), {}],
    ['choice', pageTold(frameOf('offered')), {}],
  ] as const)('says that it came as far as the %s', async (step, { page }, more) => {
    expect(await runCanary(deps(page, more))()).toMatchObject({ type: 'silent', step });
  });
});
