import { describe, expect, it } from 'vitest';
import { isDialable, maskNumber } from '../../../core/interruption/phone-number.ts';

describe('a number can be dialled', () => {
  it.each(['+5511987654321', '+12', '+123456789012345'])('%s: yes', (number) => {
    expect(isDialable(number)).toBe(true);
  });

  it.each([
    ['withheld', undefined],
    ['empty', ''],
    ['the word anonymous', 'anonymous'],
    ['without a plus', '5511987654321'],
    ['with a leading zero', '+05511987654321'],
    ['one digit short', '+1'],
    ['one digit too long', '+1234567890123456'],
    ['a SIP address', 'sip:amina@example.com'],
    ['with spaces', '+55 11 98765 4321'],
    ['with a line break at the end', '+5511987654321\n'],
  ])('%s: no', (_, number) => {
    expect(isDialable(number)).toBe(false);
  });
});

describe('a number is shown', () => {
  it.each([
    ['+5511987654321', '+55•••••••••21'],
    ['+12345678', '+12••••78'],
    ['+1234567', '••••••••'],
    ['+12', '•••'],
    ['', ''],
  ])('%s as %s', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });
});
