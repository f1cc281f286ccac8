/** Compiled, never run: what we say about the library must fit what its own types say. */
/// <reference types="amazon-connect-streams" />
import type { Streams } from '../../../panel/hosts/ccp/streams.ts';

export const streams = (library: typeof connect): Streams => library;
