/**
 * The customer's side is gone and every leg of the conversation ends. Order, distance and reasons of a
 * consult's or conference's legs are undocumented: they come as TransferChoices says.
 */
import type { Contact } from './contact.ts';
import type { Ending, Endings } from './switchboard.ts';
import { type TransferChoices, toldReason } from './transfer-choices.ts';

/** assumed: a supervisor's leg ends last, and tells the same reason. */
const isTalk = (leg: Contact): boolean => leg.initiationMethod !== 'MONITOR';

const saysSo = (talk: readonly Contact[], leg: Contact, choices: TransferChoices): boolean => {
  if (choices.customerReasonOn === 'every-leg') return true;
  return leg === (choices.customerReasonOn === 'first-leg' ? talk[0] : talk.at(-1));
};

const endingOf = (ending: Ending, isSaid: boolean, choices: TransferChoices): Ending =>
  isSaid ? ending : { by: ending.by, ...toldReason(choices.otherLegReason) };

export const endingsBy =
  (choicesNow: () => TransferChoices): Endings =>
  (legs, ending) => {
    const choices = choicesNow();
    const talk = legs.filter(isTalk);
    const ordered = choices.legEndOrder === 'first-leg-first' ? talk : [...talk].reverse();
    return [...ordered, ...legs.filter((leg) => !isTalk(leg))].map((contact, index) => ({
      contact,
      ending: endingOf(ending, !isTalk(contact) || saysSo(talk, contact, choices), choices),
      afterMs: index * choices.legEndGapMs,
    }));
  };
