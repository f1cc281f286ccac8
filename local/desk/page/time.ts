import { useEffect, useState } from 'preact/hooks';

/** Draws again every second. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** @param since milliseconds since 1970; the answer is minutes and seconds, "3:07" */
export const elapsed = (since: number, now: number): string => {
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
};

export const clockTime = (instant: number): string =>
  new Date(instant).toLocaleTimeString('en-GB', { hour12: false });
