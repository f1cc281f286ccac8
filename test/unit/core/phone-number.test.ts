import { describe, expect, it } from 'vitest';
import { isDialable, isInOneOf, maskNumber } from '../../../core/interruption/phone-number.ts';

describe('a number can be dialled', () => {
  it.each(['+5511987654321', '+1234567', '+123456789012345'])('%s: yes', (number) => {
    expect(isDialable(number)).toBe(true);
  });

  it.each([
    ['withheld', undefined],
    ['empty', ''],
    ['the word anonymous', 'anonymous'],
    ['without a plus', '5511987654321'],
    ['with a leading zero', '+05511987654321'],
    ['one digit short', '+123456'],
    ['one digit too long', '+1234567890123456'],
    ['a SIP address', 'sip:amina@example.com'],
    ['with spaces', '+55 11 98765 4321'],
    ['an extension', '4711'],
    ['the word anonymous on the keys of a telephone', '+266696687'],
    ['the word restricted on the keys of a telephone', '+7378742833'],
    ['with a line break at the end', '+5511987654321\n'],
  ])('%s: no', (_, number) => {
    expect(isDialable(number)).toBe(false);
  });
});

describe('a number may be called', () => {
  it.each([
    [undefined, '+5511987654321', true],
    [['+55'], '+5511987654321', true],
    [['+351', '+55'], '+5511987654321', true],
    [['+54'], '+5511987654321', false],
    [['+5'], '+5511987654321', true],
    [['+5511987654321'], '+551198765432', false],
    [[], '+5511987654321', false],
  ])('where only %j is allowed, %s: %s', (countries, number, allowed) => {
    expect(isInOneOf(countries, number)).toBe(allowed);
  });
});

describe('a number is shown', () => {
  it.each([
    ['+5511987654321', '+55•••••••••21'],
    ['+12025550143', '+1••••••••43'],
    ['+351912345678', '+351•••••••78'],
    ['+12345678', '+1•••••78'],
    ['+123456', '•••••••'],
    ['sip:someone', '•••••••••••'],
    ['+12', '•••'],
    ['', ''],
  ])('%s as %s', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });
});
