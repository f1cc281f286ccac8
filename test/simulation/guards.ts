/**
 * The guards of the core, and how each is taken out: exact texts, replaced in a copy of the sources. Where two
 * guards stand behind each other on purpose, they are taken out together: one of them alone is not missed.
 * Longer than other files: a list, which is read as one and found missing something only as one.
 */
import type { Cut } from './mutated-sources.ts';

export interface Guard {
  /** What it keeps. */
  readonly name: string;
  readonly cuts: readonly Cut[];
}

const attempting = 'core/interruption/lifecycle/attempting.ts';
const choosing = 'core/interruption/lifecycle/choosing.ts';
const finalising = 'core/interruption/lifecycle/finalising.ts';
const offering = 'core/interruption/lifecycle/offering.ts';
const closing = 'core/interruption/lifecycle/closing.ts';
const policy = 'core/interruption/policy.ts';
const advance = 'core/use-cases/advance.ts';
const dial = 'core/use-cases/dial.ts';
const prepare = 'core/use-cases/prepare-call.ts';
const judge = 'core/use-cases/judge.ts';
const match = 'core/use-cases/match-agent-call.ts';
const returning = 'core/interruption/lifecycle/returning.ts';
const returnCustomer = 'core/use-cases/return-customer.ts';

const guard = (name: string, ...cuts: readonly [file: string, cut: string, put: string][]): Guard => ({
  name,
  cuts: cuts.map(([file, cut, put]) => ({ file, cut, put })),
});

const writing = [
  guard('a write holds only against the revision that was read', [
    'test/in-memory/chain-store.ts',
    'if ((existing?.revision ?? 0) !== before.revision)',
    'if (existing === null)',
  ]),
  guard('effects left by a crash are finished by whoever comes next', [
    advance,
    'now >= chain.pendingUntil) return perform(deps, chain)',
    'now >= chain.pendingUntil) return chain',
  ]),
  guard('a message that meets effects in hand comes again', [
    advance,
    'if (deps.waitsForEffects)',
    'if (deps.waitsForEffects && now < 0)',
  ]),
  guard('effects are pending until they are reported done', [
    advance,
    'pending = decision.effects.length === 0 ? chain.pending : [...chain.pending, ...decision.effects]',
    'pending = [...decision.effects]',
  ]),
  guard('carried-out effects are reported done', [advance, 'await deps.chains.settle(chain);', '']),
  guard('a look is queued before a choice is written', [
    'core/use-cases/answer-agent.ts',
    "if (choice === 'resume') await",
    "if (choice === 'never') await",
  ]),
  guard('an older fact never overwrites a newer one', [
    'core/interruption/facts.ts',
    'fact && (!known || isGreater(fact, known))',
    'fact',
  ]),
];

const choosingGuards = [
  guard('only the holder is heard', [
    'core/interruption/lifecycle/holding.ts',
    'isOpen(interruption) && interruption.case.holder.agentId === agentId',
    'isOpen(interruption)',
  ]),
  guard('a choice about an older view is refused', [
    choosing,
    'if (input.version !== before.version)',
    'if (input.version > before.version)',
  ]),
  guard('a request that was accepted is not taken again', [
    choosing,
    'if (before.case.acceptedRequests.includes(input.requestId)) return unchanged(before);',
    '',
  ]),
  guard('a finalising that was accepted is not taken again', [
    finalising,
    'if (acceptedRequests.includes(requestId)) return unchanged(before);',
    '',
  ]),
  guard(
    'only an offer can be resumed or ended',
    [
      choosing,
      "if (before.state !== 'offered')\n    return unchanged(before, refused('not-possible', inWords[obstacleOf(before) ?? 'closed']));",
      '',
    ],
    [choosing, "if (interruption.state !== 'offered') return 'in-progress';", ''],
    [choosing, "if (interruption.state === 'ended') return 'closed';", ''],
  ),
  guard('an interruption is attempted only so often', [
    choosing,
    'wouldExceed || attempts >= settings.maxAttempts',
    'wouldExceed',
  ]),
  guard('a protocol is called back only so often', [
    choosing,
    'wouldExceed || attempts >= settings.maxAttempts',
    'attempts >= settings.maxAttempts',
  ]),
  guard('a protocol that was called back often enough is not offered again', [
    policy,
    "if (callbackCount >= settings.maxCallbacksPerProtocol) return refuse('too-many-callbacks');",
    '',
  ]),
  guard('nothing is chosen once its time is over', [
    choosing,
    "if (isExpired(before, now)) return { ...expire(before), answer: refused('not-possible', inWords.closed) };",
    '',
  ]),
  guard('a case is not closed while it is dialled', [
    finalising,
    "if (before.state === 'dialling')",
    "if (before.state === 'ended')",
  ]),
];

const offeringGuards = [
  guard('a drop of long ago is only recorded', [
    policy,
    "if (age >= minutes(settings.maxAgeMinutes)) return refuse('too-old');",
    '',
  ]),
  guard('a stale drop does not pop up', [
    policy,
    'age <= seconds(settings.freshSeconds)',
    'age <= seconds(100_000)',
  ]),
  guard('a conversation that goes on is not interrupted', [
    'core/interruption/verdict.ts',
    "if (living) return none(withAgent(living) && last ? 'still-with-agent' : 'not-ended', living);",
    '',
  ]),
  guard('an offer is withdrawn when another turns out to be the holder', [
    offering,
    "const withdrawn = withdraw(before, 'other-holder');",
    'if (before.version >= 0) return unchanged(before);\n  const withdrawn = withdraw(before, "other-holder");',
  ]),
  guard('an offer is withdrawn when the conversation turns out to go on', [
    offering,
    "if (verdict.type === 'none') return withdraw(before, verdict.reason);",
    "if (verdict.type === 'none') return unchanged(before);",
  ]),
  guard('a resume once chosen is not taken back', [
    offering,
    'if (before.case.attempts > 0) return unchanged(before);',
    '',
  ]),
  guard('what has ended stays ended', [
    offering,
    "before.how === 'withdrawn' ? judgedAfterWithdrawal",
    'before.id ? judgedAfterWithdrawal',
  ]),
  guard('work that ended before the drop closes nothing', [
    judge,
    'return isNew && isAfter(ended, before.interruption.case.droppedAt)',
    'return isNew && ended !== undefined',
  ]),
  guard('a contact that we cleared closes nothing', [finalising, 'before.case.freed || ', '']),
  guard(
    "only the holder's own contact closes the case",
    [
      judge,
      'const { contactId } = before.interruption.case.holder;',
      'const contactId = Object.keys(facts)[0] ?? "";',
    ],
    [finalising, ' || before.case.holder.contactId !== contactId', ''],
  ),
];

const dialling = [
  guard('a call is made only behind an accepted claim', [
    dial,
    'if (!claim.answer.ok) return afterOthers(deps, claim, attempt);',
    '',
  ]),
  guard(
    'only a requested attempt is claimed',
    [
      attempting,
      "if (!isDialling(before, input.attempt, 'requested')) return unchanged(before, outOfTurn);",
      "if (before?.state !== 'dialling') return unchanged(before, outOfTurn);",
    ],
    [
      dial,
      "case 'calling':\n        return resolveClaim(deps, interruption);",
      "case 'calling':\n        return place(deps, interruption, message);",
    ],
  ),
  guard('a claim rises over the attempt before the call', [
    attempting,
    "attempt: { ...before.attempt, step: 'calling', claimedAt: now }",
    'attempt: { ...before.attempt, claimedAt: now }',
  ]),
  guard('an answer that was lost is a call that may exist', [
    dial,
    "} catch {\n    return { type: 'ambiguous' };",
    "} catch {\n    return { type: 'postponed' };",
  ]),
  guard('who never raised the fence may not say that the attempt failed', [
    attempting,
    "isDialling(before, attempt, claimed ? 'calling' : 'requested')",
    "before?.state === 'dialling' && before.attempt.number === attempt",
  ]),
  guard(
    'a choice of long ago is not dialled any more',
    [
      attempting,
      "if (now >= newsDueAt(before)) return { ...standAgain(before, 'not-dialled'), answer: outOfTurn };",
      '',
    ],
    ['core/use-cases/dial-turn.ts', "if (now >= due) return { type: 'lost', reason: 'not-dialled' };", ''],
    [
      closing,
      "before.attempt.step === 'requested' ? standAgain(before, 'not-dialled') : becomeUnknown(before, now)",
      "before.attempt.step === 'requested' ? unchanged(before) : becomeUnknown(before, now)",
    ],
  ),
  guard('nobody is called before their contact is seen to have ended', [
    prepare,
    "if (contact?.endedAt === undefined) return { type: 'not-yet', reason: 'not-ended' };",
    "if (contact === undefined) return { type: 'not-yet', reason: 'not-ended' };",
  ]),
  guard('nobody is called who is with another agent', [
    prepare,
    "if (await isElsewhere(deps, interruption, contact)) return impossible('still-with-agent');",
    '',
  ]),
  guard(
    'a number that was withheld is not called',
    [prepare, "if (!isDialable(customerNumber)) return impossible('no-number');", ''],
    [
      prepare,
      'const { customerNumber } = contact;',
      "const customerNumber = contact.customerNumber ?? 'anonymous';",
    ],
  ),
  guard('the number comes from the original contact', [
    prepare,
    'destination: line.destination,\n      outboundQueueId',
    "destination: contact.attributes.ticket ?? '',\n      outboundQueueId",
  ]),
  guard(
    'news of an attempt counts for that attempt alone',
    [attempting, ' || attempt?.number !== input.attempt', ' || attempt === null'],
    [
      attempting,
      'if (attempt.contactId !== null && attempt.contactId !== input.contactId) return unchanged(before);',
      '',
    ],
  ),
  guard('an attempt without news becomes unknown', [
    closing,
    "standAgain(before, 'not-dialled') : becomeUnknown(before, now)",
    "standAgain(before, 'not-dialled') : unchanged(before)",
  ]),
  guard('an attempt that stays unknown stands again', [
    closing,
    "return standAgain(before, 'no-trace');",
    'return unchanged(before);',
  ]),
];

const agentsDial = [
  guard('a page dials only for its own yes, once', [
    'test/simulation/machinery/page.ts',
    'if (this.#yeses.delete(frame.requestId)) this.#host.dial(this, frame);',
    'this.#host.dial(this, frame);',
  ]),
  guard('a contact that a page names must be an outbound call', [
    match,
    "contact.initiationMethod === 'OUTBOUND' &&",
    '',
  ]),
  guard('a contact that a page names must be a call of that agent', [
    match,
    'contact.agentId === interruption.case.holder.agentId &&',
    '',
  ]),
  guard('a contact that a page names must have begun after the order', [
    match,
    'later(contact.initiatedAt, clocksDiffer) >= toldAt',
    'toldAt > 0',
  ]),
  guard('only what a page is certain of counts as no call', [
    attempting,
    "return outcome === 'refused' ? standAgain(before, 'agent-could-not-dial') : becomeUnknown(before, now);",
    "return standAgain(before, outcome === 'refused' ? 'agent-could-not-dial' : 'agent-could-not-dial');",
  ]),
  guard('a softphone that says nothing is given up', [
    attempting,
    "settings.dialMode === 'agent' ? [{ type: 'schedule', at: later(now, newsWithin(settings)) }] : []",
    "settings.dialMode === 'agent' && now < 0 ? [{ type: 'schedule', at: now }] : []",
  ]),
  guard('a callback that nobody answered broke nothing off', [
    judge,
    "return type === 'failed' ? { type: 'none', reason: 'no-agent', leg: undefined } : verdict;",
    "return type === 'failed' ? verdict : verdict;",
  ]),
];

const customersReturn = [
  guard(
    'a customer whom the callback has reached does not return besides',
    [
      returning,
      "before.state === 'ended' || before.state === 'resumed')\n    return unchanged(before, notWaiting);",
      "before.state === 'ended')\n    return unchanged(before, notWaiting);",
    ],
    [returnCustomer, " && interruption.state !== 'resumed'", ''],
  ),
  guard('a callback that is known is hung up when its customer is back', [
    returning,
    "...(callback === null ? [] : [{ type: 'hang-up', contactId: callback } as const]),",
    "...(callback === null || callback !== '' ? [] : [{ type: 'hang-up', contactId: callback } as const]),",
  ]),
  guard('a callback that comes to light later is hung up then', [
    returning,
    "effects: [{ type: 'hang-up', contactId }],",
    'effects: [],',
  ]),
  guard('a call that may exist is remembered when its customer is back', [
    returning,
    "return attempt?.step === 'requested' ? null : attempt;",
    'return attempt === undefined ? attempt : null;',
  ]),
  guard('a look is queued before a return is written', [
    returnCustomer,
    'await deps.queues.deadline(id, later(deps.clock(), safetyNet));',
    '',
  ]),
  guard('a flow that asks twice finds what its call has ended', [
    returnCustomer,
    "if (meanwhile.type === 'holder') return meanwhile;",
    '',
  ]),
];

export const allGuards: readonly Guard[] = [
  ...writing,
  ...choosingGuards,
  ...offeringGuards,
  ...dialling,
  ...agentsDial,
  ...customersReturn,
];
