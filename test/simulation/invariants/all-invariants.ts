/** Everything that must always hold. */
import type { Invariant } from '../evidence.ts';
import * as calls from './calls.ts';
import * as choices from './choices.ts';
import { orderDoesNotMatter } from './facts.ts';
import * as ledger from './ledger.ts';
import * as life from './life.ts';
import * as kept from './nothing-is-lost.ts';
import * as offers from './offers.ts';
import { outcomesAreTrue } from './outcomes.ts';
import { numbersStayPrivate } from './privacy.ts';
import * as returning from './returning.ts';

export const allInvariants: readonly Invariant[] = [
  calls.oneCallPerChoice,
  calls.neverMoreCallsThanChoices,
  calls.neverASecondCall,
  calls.theOriginalNumber,
  calls.neverOutOfTheBlue,
  calls.customerIsFree,
  calls.callsAreCapped,
  offers.onlyWhoHadTheCustomer,
  offers.notWhileItGoesOn,
  offers.notWhenWeEnded,
  offers.oneOffer,
  offers.theHolderIsTheTruth,
  offers.everyDropIsOffered,
  choices.onlyTheHoldersWord,
  choices.onlyTheNewestView,
  choices.sameRequestSameAnswer,
  choices.notAfterItsTime,
  choices.staleDoesNotPopUp,
  choices.notBeyondTheCap,
  choices.notClosedWhileDialled,
  choices.lateChoicesSaySo,
  outcomesAreTrue,
  ledger.withoutGaps,
  ledger.tellsEveryTransition,
  ledger.everyChoiceOnce,
  ledger.okMeansWritten,
  ledger.noMeansNothing,
  life.versionsGrow,
  life.nothingIsOverwritten,
  life.endedStaysEnded,
  life.resumeIsNotTakenBack,
  life.onlyTheirOwn,
  life.oneAttemptAtATime,
  life.clearedByUs,
  life.freedForACall,
  life.workAfterTheDrop,
  kept.effectsAreCarriedOut,
  kept.noAttemptIsForgotten,
  kept.pushesAreCarriedOut,
  kept.nothingIsStuck,
  kept.everythingEnds,
  kept.everythingComesToRest,
  kept.everyEventIsHeard,
  kept.unknownMembersStay,
  returning.oneOfTheTwo,
  returning.noCallAfterTheReturn,
  returning.noCallbackGoesOn,
  returning.hungUpOnlyThen,
  returning.noAgentJoinsIt,
  returning.ledToTheirOwn,
  returning.ledTwiceTheSame,
  returning.ledWhoReturned,
  returning.ledOnce,
  returning.ordersToTheHolder,
  returning.noCallbackForEver,
  orderDoesNotMatter,
  numbersStayPrivate,
];
