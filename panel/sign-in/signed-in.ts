/** The script of the page at which the provider hands back: it tells the page that waits, and goes. It reads nothing. */
import type { HandedBack } from './handed-back.ts';

const waiting: Window | null = window.opener ?? (window.parent === window ? null : window.parent);
// Only a page of our own origin gets the address, which holds the code.
waiting?.postMessage(
  { type: 'rejoin.signed-in', address: location.href } satisfies HandedBack,
  location.origin,
);
if (window.opener !== null) window.close();
