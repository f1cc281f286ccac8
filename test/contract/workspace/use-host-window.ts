/** One window around an app for each test. */
import { afterEach, beforeEach, vi } from 'vitest';
import { type HostWindow, openHostWindow } from './host-window.ts';

/** @param onCreate what the app does when it is created */
export const useHostWindow = (onCreate?: () => Promise<void>): { readonly host: HostWindow } => {
  let host: HostWindow | undefined;
  beforeEach(() => {
    host = openHostWindow(onCreate);
  });
  afterEach(() => {
    host?.close();
    vi.unstubAllGlobals();
  });
  return {
    get host() {
      if (host === undefined) throw new Error('the window opens with the first test');
      return host;
    },
  };
};
