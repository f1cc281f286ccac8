/** Compiled, never run: each `@ts-expect-error` fails the type check as soon as the mistake below it compiles. */
import { type EpochMs, epochMsOf, later, seconds, secondsBetween } from '../../core/time.ts';

const noon: EpochMs = epochMsOf(1_795_435_200_000);

// @ts-expect-error A bare number may be seconds: an instant is made by epochMsOf.
export const bareNumber: EpochMs = 1_795_435_200;

// @ts-expect-error Date.now() has no brand: the clock port is where it gets one.
export const wallClock: EpochMs = Date.now();

// @ts-expect-error Adding to an instant gives a number: use later().
export const sum: EpochMs = noon + seconds(10);

// @ts-expect-error A length of time is no instant.
export const tooLate: EpochMs = later(seconds(10), seconds(10));

// @ts-expect-error Text is parsed, and may be no instant at all.
export const text: number = secondsBetween('2026-11-23T12:00:00Z', noon);

/** The other way round is fine: an instant is a number of milliseconds. */
export const milliseconds: number = noon;
