/** UpdateContactAttributes: keeps values with the contact. */
import * as v from 'valibot';
import { type ActionKind, failed, next } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { fillIn } from '../json-path.ts';
import { problemsWith, read, texts } from '../parameters.ts';

const parameters = v.strictObject({
  Attributes: texts,
  TargetContact: v.optional(v.picklist(['Current', 'Related']), 'Current'),
});

export const updateContactAttributes: ActionKind = {
  type: 'UpdateContactAttributes',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(parameters),
  run: (action, contact) => {
    const { Attributes, TargetContact } = read(parameters, action);
    // Not modelled: writing to the related contact; the block takes its error branch.
    if (TargetContact === 'Related') return failed;
    const data = contact.data();
    const filled = Object.entries(Attributes).map(([key, value]) => [key, fillIn(data, value)] as const);
    contact.setAttributes(Object.fromEntries(filled));
    return next;
  },
};
