import type { Cancel } from '../cancel.ts';

/** Gives the title back only if nobody else has changed it in the meantime. */
export const retitle = (title: string): Cancel => {
  const before = document.title;
  document.title = title;
  return () => {
    if (document.title === title) document.title = before;
  };
};
