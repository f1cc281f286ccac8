/**
 * The in-memory world of the fault simulation is held to be true: the same histories, played there and on the
 * running laptop with the real SDK, database and sockets, come to the same after every step.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playedInMemory } from './histories/in-memory.ts';
import { type LaptopStage, laptopStage } from './histories/laptop-stage.ts';
import { Playing } from './histories/on-laptop.ts';
import { someOfEach } from './histories/playable.ts';

const candidates = someOfEach(7, 30);
const outcomes = await Promise.all(candidates.map(playedInMemory));
/** Histories in which nobody is called back. */
const histories = candidates.filter((_, place) => outcomes[place]?.at(-1)?.calls === 0);

let stage: LaptopStage;
const finished: { readonly from: string; readonly playing: Playing; readonly outcome: unknown }[] = [];

beforeAll(async () => {
  stage = await laptopStage();
});
afterAll(async () => {
  await stage?.stop();
});

const numberOf = (place: number): string => `+1202555${String(100 + place).padStart(4, '0')}`;

describe('a history comes to the same in memory and on the laptop', () => {
  it.each(histories.map((playable, place) => [playable.from, place, playable] as const))(
    '%s',
    async (from, place, playable) => {
      const expected = await playedInMemory(playable);
      const playing = new Playing(stage, { playable, number: numberOf(place), expected });
      await playing.play();
      finished.push({ from, playing, outcome: expected.at(-1) });
    },
    60_000,
  );

  it('and nothing more became of any of them afterwards', async () => {
    await stage.laptop.cloud.idle();
    expect(stage.laptop.cloud.deadLetters()).toEqual([]);
    expect(finished).toHaveLength(histories.length);
    for (const { from, playing, outcome } of finished) expect(await playing.account(), from).toEqual(outcome);
  }, 30_000);
});
