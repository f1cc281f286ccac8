/**
 * The inbound flow that a contact centre has of its own: each number leads to its queue. Our flow for customers who
 * call in goes on to it.
 */
import type { Queue } from '../centre.ts';

const hangUp = { Identifier: 'HangUp', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };

const error = (ErrorType: string) => ({ ErrorType, NextAction: 'HangUp' });

const enqueue = {
  Identifier: 'Enqueue',
  Type: 'TransferContactToQueue',
  Parameters: {},
  Transitions: { NextAction: 'HangUp', Errors: [error('QueueAtCapacity'), error('NoMatchingError')] },
};

const choose = ({ id, name }: Queue) => ({
  Identifier: `Choose ${name}`,
  Type: 'UpdateContactTargetQueue',
  Parameters: { QueueId: id },
  Transitions: { NextAction: 'Enqueue', Errors: [error('NoMatchingError')] },
});

/** A flow of type CONTACT_FLOW, as text. Difference: a number that leads nowhere is hung up on. */
export const ownFlow = (queues: readonly Queue[]): string => {
  const Conditions = queues.flatMap(({ name, outboundCallerId }) =>
    outboundCallerId === undefined
      ? []
      : [
          {
            NextAction: `Choose ${name}`,
            Condition: { Operator: 'Equals', Operands: [outboundCallerId] },
          },
        ],
  );
  const whichNumber = {
    Identifier: 'WhichNumber',
    Type: 'Compare',
    Parameters: { ComparisonValue: '$.SystemEndpoint.Address' },
    Transitions: { NextAction: 'HangUp', Errors: [error('NoMatchingCondition')], Conditions },
  };
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'WhichNumber',
    Actions: [whichNumber, ...queues.map(choose), enqueue, hangUp],
  });
};
