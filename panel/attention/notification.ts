import type { Cancel } from '../cancel.ts';

const permission = (): NotificationPermission =>
  'Notification' in globalThis ? Notification.permission : 'denied';

/** Browsers refuse to ask from inside another site's page. */
export const isAskable = (): boolean => permission() === 'default' && window.top === window;

export const askPermission = async (): Promise<void> => {
  await Notification.requestPermission();
};

const shown = (title: string, body: string): Notification | undefined => {
  try {
    return new Notification(title, { body });
  } catch {
    // Chrome on Android has the constructor but refuses it (documented: MDN, Notification()).
    return undefined;
  }
};

export const notify = (title: string, body: string): Cancel => {
  const notification = permission() === 'granted' ? shown(title, body) : undefined;
  if (notification === undefined) return () => {};
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
  return () => notification.close();
};
