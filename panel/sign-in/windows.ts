/**
 * Where the agent meets the provider: a pop-up for them to see, a hidden frame for what needs nobody. Never the
 * page itself: leaving it would end the CCP's call, and in the agent workspace providers refuse to be framed.
 */
import * as v from 'valibot';
import { seconds } from '../../core/time.ts';
import type { Attempt, Tokens } from './code-flow.ts';
import { handedBack } from './handed-back.ts';

export interface Windows {
  /** Must be called from the agent's click, or the browser blocks it. @throws Error in words */
  readonly popUp: (begin: () => Promise<Attempt>) => Promise<Tokens>;
  /** @throws Error in words */
  readonly hidden: (begin: () => Promise<Attempt>) => Promise<Tokens>;
}

const silence = seconds(10);
const lookEvery = seconds(0.5);

interface Waiting {
  readonly address: Promise<string>;
  readonly giveUp: (why: string) => void;
}

/** @param from hears nobody else; a pop-up or frame that the provider swapped for another is none of ours */
const addressFrom = (from: Window | null, attempt: Attempt): Waiting => {
  let giveUp = (_why: string): void => {};
  const address = new Promise<string>((resolve, reject) => {
    const end = (): void => window.removeEventListener('message', hear);
    const hear = ({ origin, source, data }: MessageEvent): void => {
      const told = v.safeParse(handedBack, data);
      if (origin !== location.origin || source !== from || !told.success) return;
      if (!attempt.isMine(told.output.address)) return;
      end();
      resolve(told.output.address);
    };
    giveUp = (why) => {
      end();
      reject(new Error(why));
    };
    window.addEventListener('message', hear);
  });
  return { address, giveUp };
};

const popUp: Windows['popUp'] = async (begin) => {
  // Empty at first: the browser allows it only within the click, and the address takes a moment.
  const opened = window.open('about:blank', 'rejoin-sign-in', 'popup,width=480,height=640');
  if (opened === null)
    throw new Error('The browser blocked the sign-in window: allow pop-ups for this page and try again.');
  try {
    const attempt = await begin();
    const waiting = addressFrom(opened, attempt);
    opened.location.replace(attempt.url);
    const looking = setInterval(() => {
      if (opened.closed) waiting.giveUp('The sign-in window was closed before you were signed in.');
    }, lookEvery);
    return await attempt.finish(await waiting.address.finally(() => clearInterval(looking)));
  } finally {
    opened.close();
  }
};

const hidden: Windows['hidden'] = async (begin) => {
  const attempt = await begin();
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Sign-in';
  frame.src = attempt.url;
  document.body.append(frame);
  const waiting = addressFrom(frame.contentWindow, attempt);
  const late = setTimeout(() => waiting.giveUp('The sign-in provider does not answer in silence.'), silence);
  try {
    return await attempt.finish(await waiting.address);
  } finally {
    clearTimeout(late);
    frame.remove();
  }
};

export const browserWindows: Windows = { popUp, hidden };
