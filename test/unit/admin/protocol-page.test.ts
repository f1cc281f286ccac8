import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  clientFrame,
  maxFrameBytes,
  refusalCodes,
  serverFrame,
  states,
  subprotocol,
  ticketProtocolPrefix,
  view,
} from '../../../core/contracts/agent-socket.ts';
import {
  dropReasons,
  endings,
  failureReasons,
  harmlessReasons,
  obstacles,
  refusalReasons,
} from '../../../core/contracts/reason.ts';
import { codesIn, firstCells, type Row, tablesUnder } from './document.ts';

const rowsUnder = (heading: string): readonly Row[] => tablesUnder('protocol.md', heading).flat();

describe('docs/protocol.md lists every code with its meaning, and no other', () => {
  test.each([
    ['How the call broke', dropReasons],
    ['Why an end is no interruption', harmlessReasons],
    ['Why an interruption is not offered', refusalReasons],
    ['How a callback failed', failureReasons],
    ['How an interruption ended', endings],
    ['Why resume cannot be chosen', obstacles],
    ['Refusals', refusalCodes],
    ['States', states],
    ['View', Object.keys(view.entries)],
  ])('%s', (heading, codes) => {
    const rows = rowsUnder(heading);
    expect(firstCells(rows)).toEqual([...codes]);
    for (const { meaning = '' } of rows) expect(meaning).toMatch(/\.$/);
  });
});

describe('docs/protocol.md lists every frame with its members', () => {
  const [fromPage = [], fromServer = []] = tablesUnder('protocol.md', 'Frames');

  test.each([
    ['the page sends', fromPage, clientFrame.options],
    ['the server sends', fromServer, serverFrame.options],
  ])('%s', (_, rows, frames) => {
    expect(new Set(firstCells(rows))).toEqual(new Set(frames.map(({ entries }) => entries.type.literal)));
    for (const { entries } of frames) {
      const row = rows.find((candidate) => firstCells([candidate])[0] === entries.type.literal);
      const members = Object.keys(entries).filter((name) => name !== 'type');
      expect(codesIn(row?.members ?? '')).toEqual(expect.arrayContaining(members));
    }
  });
});

test('docs/protocol.md names the subprotocols and the largest frame', () => {
  const page = readFileSync('docs/protocol.md', 'utf8');
  expect(page).toContain(`\`${subprotocol}\``);
  expect(page).toContain(`\`${ticketProtocolPrefix}<ticket>\``);
  expect(page).toContain(`${maxFrameBytes.toLocaleString('en')} bytes`);
});
