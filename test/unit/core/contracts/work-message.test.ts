import { describe, expect, it } from 'vitest';
import { readDeadline, readDial, readLookUp } from '../../../../core/contracts/work-message.ts';

const dial = { interruptionId: 'call-1', attempt: 1, tries: 0 };
const lookUp = { chainId: 'call-1', contactId: 'to-ben', tries: 3 };
const deadline = { interruptionId: 'call-1', at: 1_795_435_200_000 };

describe('a work message', () => {
  it('is read as it was written', () => {
    expect(readDial({ ...dial, newer: true })).toEqual(dial);
    expect(readLookUp(lookUp)).toEqual(lookUp);
    expect(readDeadline(deadline)).toEqual(deadline);
  });

  it.each([undefined, null, 'x', {}, { ...dial, tries: -1 }, { ...dial, interruptionId: '' }])(
    '%j is no dial message: it goes to the dead letters, loudly',
    (value) => {
      expect(() => readDial(value)).toThrow();
    },
  );

  it('without a contact is no look-up, and without a time no deadline', () => {
    expect(() => readLookUp({ ...lookUp, contactId: undefined })).toThrow();
    expect(() => readDeadline({ ...deadline, at: 'soon' })).toThrow();
  });
});
