/** Every state with every input, in one word each. A new state or input does not compile until it has a row or a column. */
import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../../../core/contracts/agent-socket.ts';
import type { Input } from '../../../../core/interruption/input.ts';
import type { Attempt, Ended, Interruption } from '../../../../core/interruption/interruption.ts';
import { decide } from '../../../../core/interruption/lifecycle/decide.ts';
import type { EpochMs } from '../../../../core/time.ts';
import {
  amina,
  ben,
  customer,
  dialler,
  facts,
  formFields,
  holderIsFreed,
  support,
  timePasses,
} from './people.ts';
import * as states from './states.ts';
import { at } from './the-day.ts';

type Before = Interruption | undefined;
type State = Interruption['state'];
type Outcome = 'stays' | `changes to ${State}` | `refused: ${RefusalCode}`;

type RowName =
  | Exclude<State, 'dialling' | 'ended'>
  | `dialling, ${Attempt['step']}`
  | `ended, ${Ended['how']}`
  | 'nothing';

/** One telling input of each type; Amina always answers what she sees. */
const inputs = {
  judged: () => facts.showADropOf(ben),
  shown: () => amina.sees,
  chosen: (before) => amina.saysYes({ version: before?.version ?? 0, requestId: 'new' }),
  drafted: () => amina.types({ summary: 'an invo' }),
  finalised: () => amina.finalisesWith({ summary: 'an invoice', solved: 'Yes' }),
  'save-failed': () => amina.cannotSave,
  'work-ended': () => amina.clearsTheContact,
  'dial-claimed': () => dialler.claims(),
  'dial-placed': () => dialler.places(),
  'dial-refused': (before) =>
    before?.state === 'dialling' && before.attempt.step === 'requested'
      ? dialler.givesUp()
      : dialler.isRefused(),
  'dial-postponed': () => dialler.isPutOff(),
  'dial-ambiguous': () => dialler.losesTheAnswer(),
  'callback-progressed': () => customer.talksTo(amina),
  'caller-known': () => customer.isKnown,
  'customer-returned': () => customer.callsIn(),
  'agent-dialled': () => amina.couldNotDial(),
  'holder-freed': () => holderIsFreed,
  'time-passed': () => timePasses,
} satisfies Record<Input['type'], (before: Before) => Input>;

/** The queue has a form. */
const inSupport = { settings: support({ formFields }) };

const befores = {
  nothing: undefined,
  detected: states.detected(),
  'not-offered': states.notOffered(),
  offered: states.offered({ case: states.caseOf(inSupport) }),
  'dialling, requested': states.requested(inSupport),
  'dialling, calling': states.calling(inSupport),
  'dialling, placed': states.placed(inSupport),
  answered: states.answered(inSupport),
  resumed: states.resumed(inSupport),
  unknown: states.unknown(inSupport),
  'ended, choice': states.ended('choice', inSupport),
  'ended, finalised': states.ended('finalised', inSupport),
  'ended, customer-returned': states.returned(inSupport),
  'ended, withdrawn': states.ended('withdrawn', inSupport),
  'ended, expired': states.ended('expired', inSupport),
} satisfies Record<RowName, Before>;

const notYours = {
  shown: 'refused: not-owner',
  chosen: 'refused: not-owner',
  drafted: 'refused: not-owner',
  finalised: 'refused: not-owner',
  'save-failed': 'refused: not-owner',
  'agent-dialled': 'refused: not-owner',
  'customer-returned': 'refused: not-possible',
} as const;

const noTurn = {
  'work-ended': 'stays',
  'dial-claimed': 'refused: stale',
  'dial-placed': 'stays',
  'dial-refused': 'stays',
  'dial-postponed': 'stays',
  'dial-ambiguous': 'stays',
  'agent-dialled': 'refused: stale',
} as const;

const untouched = {
  ...noTurn,
  'callback-progressed': 'stays',
  'holder-freed': 'stays',
  'time-passed': 'stays',
  'caller-known': 'stays',
  'customer-returned': 'refused: not-possible',
} as const;

/** What was typed, that it could not be saved, and whose number it is: noted in whatever state it is. */
const noted = <S extends State>(state: S) =>
  ({
    drafted: `changes to ${state}`,
    'save-failed': `changes to ${state}`,
    'caller-known': `changes to ${state}`,
  }) as const;

const underWay = {
  ...noTurn,
  judged: 'stays',
  shown: 'stays',
  chosen: 'refused: not-possible',
  finalised: 'refused: not-possible',
  'callback-progressed': 'changes to resumed',
  'customer-returned': 'changes to ended',
} as const;

const over = {
  ...untouched,
  judged: 'stays',
  shown: 'stays',
  chosen: 'refused: not-possible',
  drafted: 'refused: not-possible',
  'save-failed': 'stays',
  finalised: 'refused: not-possible',
} as const;

const table = {
  nothing: { ...untouched, ...notYours, judged: 'changes to offered' },
  detected: { ...untouched, ...notYours, judged: 'changes to offered' },
  'not-offered': { ...untouched, ...notYours, judged: 'changes to offered' },
  offered: {
    ...untouched,
    judged: 'changes to offered',
    shown: 'changes to offered',
    chosen: 'changes to dialling',
    ...noted('offered'),
    finalised: 'changes to ended',
    'work-ended': 'changes to ended',
    'customer-returned': 'changes to ended',
    'holder-freed': 'changes to offered',
    'time-passed': 'changes to ended',
  },
  'dialling, requested': {
    ...underWay,
    ...noted('dialling'),
    'dial-claimed': 'changes to dialling',
    'dial-refused': 'changes to offered',
    'holder-freed': 'changes to dialling',
    'time-passed': 'changes to offered',
  },
  'dialling, calling': {
    ...underWay,
    ...noted('dialling'),
    'dial-placed': 'changes to dialling',
    'dial-refused': 'changes to offered',
    'dial-postponed': 'changes to dialling',
    'dial-ambiguous': 'changes to unknown',
    'agent-dialled': 'changes to offered',
    'holder-freed': 'changes to dialling',
    'time-passed': 'changes to unknown',
  },
  'dialling, placed': {
    ...underWay,
    ...noted('dialling'),
    'holder-freed': 'changes to dialling',
    'time-passed': 'changes to unknown',
  },
  answered: {
    ...underWay,
    ...noted('answered'),
    finalised: 'changes to ended',
    'holder-freed': 'changes to answered',
    'time-passed': 'changes to ended',
  },
  resumed: {
    ...underWay,
    ...noted('resumed'),
    finalised: 'changes to ended',
    'callback-progressed': 'stays',
    'customer-returned': 'refused: not-possible',
    'holder-freed': 'changes to resumed',
    'time-passed': 'changes to ended',
  },
  unknown: {
    ...underWay,
    ...noted('unknown'),
    finalised: 'changes to ended',
    'dial-placed': 'changes to dialling',
    'holder-freed': 'changes to unknown',
    'time-passed': 'changes to offered',
  },
  'ended, choice': over,
  'ended, finalised': over,
  'ended, customer-returned': {
    ...over,
    'customer-returned': 'stays',
    'dial-placed': 'changes to ended',
    'callback-progressed': 'changes to ended',
  },
  'ended, withdrawn': { ...over, judged: 'changes to offered' },
  'ended, expired': over,
} satisfies Record<RowName, Record<Input['type'], Outcome>>;

const timeOf = (input: Input): EpochMs => at(input.type === 'time-passed' ? '16:00:00' : '12:00:05');

const outcomeOf = (before: Before, input: Input): Outcome => {
  const { interruption, answer } = decide(before, input, timeOf(input));
  if (!answer.ok) return `refused: ${answer.code}`;
  return interruption === before || !interruption ? 'stays' : `changes to ${interruption.state}`;
};

const rows = Object.keys(table) as RowName[];
const columns = Object.keys(inputs) as Input['type'][];

describe.each(rows)('%s', (row) => {
  it.each(columns)('%s', (column) => {
    const before = befores[row];
    expect(outcomeOf(before, inputs[column](before))).toBe(table[row][column]);
  });
});

it('no pair is missing', () => {
  expect(rows.length * columns.length).toBe(15 * 18);
});
