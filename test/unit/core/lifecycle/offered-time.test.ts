import { describe, it } from 'vitest';
import { amina, support, timePasses } from './people.ts';
import { changesNothing, given, push } from './spec.ts';
import { caseOf, offered, offeredAgain } from './states.ts';
import { at, dropped, expires, popupEnds } from './the-day.ts';

describe('time passes for an offer', () => {
  changesNothing(offered(), { 'A moment before the pop-up ends': timePasses }, at('12:00:10.999'));

  it('when the pop-up ends: it lapses, the page hears of it and the version stays', () => {
    given(offered())
      .when(timePasses, popupEnds)
      .keepsItsVersion({ state: 'offered', lapsed: true, popupUntil: popupEnds })
      .records('lapsed')
      .does(push(amina));
  });

  changesNothing(offered({ lapsed: true }), { 'It lapses once': timePasses }, at('12:00:12'));
  changesNothing(offered({ popupUntil: null }), { 'A button never lapses': timePasses }, at('12:00:12'));
  changesNothing(offered({ lapsed: true }), { 'A moment before it expires': timePasses }, at('15:59:59.999'));

  it.each([
    ['that lapsed', offered({ lapsed: true })],
    ['that popped up until answered', offered({ popupUntil: expires })],
    ['that never popped up', offered({ popupUntil: null })],
    ['that stands again', offeredAgain()],
    ['whose lapse nobody wrote down', offered()],
  ])('when an offer %s expires: it ends', (_, before) => {
    given(before)
      .when(timePasses, expires)
      .becomes('ended', { how: 'expired' })
      .records('expired')
      .does(push(amina));
  });

  it('that expires before its pop-up ends: it ends all the same', () => {
    const short = caseOf({
      settings: support({ maxAgeMinutes: 1, popupSeconds: 100 }),
      droppedAt: dropped,
      expiresAt: at('12:01:00'),
    });
    given(offered({ case: short, popupUntil: at('12:01:41') }))
      .when(timePasses, at('12:01:00'))
      .becomes('ended', { how: 'expired' });
  });
});
