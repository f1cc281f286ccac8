import { describe, expect, it } from 'vitest';
import { AppError, hasCode, isAppError, versionConflict } from '../../../core/errors.ts';

describe('a failure of the machinery', () => {
  it('says what it is, what to do and what caused it', () => {
    const cause = new Error('ConditionalCheckFailedException');
    const error = versionConflict('chain call-1', cause);
    expect(error).toMatchObject({ name: 'AppError', code: 'version-conflict', retry: 'now', cause });
    expect(error.message).toContain('chain call-1');
  });

  it('is known by its shape, because a bundle may carry the class twice', () => {
    const foreign = Object.assign(new Error('x'), { code: 'throttled', retry: 'later' });
    expect(isAppError(foreign)).toBe(true);
    expect(hasCode(foreign, 'throttled')).toBe(true);
    expect(hasCode(foreign, 'version-conflict')).toBe(false);
  });

  it.each([undefined, 'throttled', new Error('x'), { code: 'throttled', retry: 'later' }])(
    '%j is none',
    (value) => {
      expect(isAppError(value)).toBe(false);
      expect(hasCode(value, 'throttled')).toBe(false);
    },
  );

  it('may be told to be left alone', () => {
    expect(new AppError('no-such-queue', 'never', 'there is no such queue').retry).toBe('never');
  });
});
