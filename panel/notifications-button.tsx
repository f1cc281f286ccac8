import { useReducer } from 'preact/hooks';
import type { Attention } from './attention/attention.ts';
import { Button } from './button.tsx';
import type { Texts } from './texts/texts.ts';

interface Props {
  readonly attention: Attention;
  readonly texts: Texts;
}

/** Gone for good once the agent has answered the browser, whatever the answer was. */
export const NotificationsButton = ({ attention, texts }: Props) => {
  const [, lookAgain] = useReducer((count: number, _: undefined) => count + 1, 0);
  if (!attention.isAskable()) return null;
  const ask = () => void attention.askPermission().then(() => lookAgain(undefined));
  return (
    <Button look="quiet" isOpen onPress={ask}>
      {texts.enableNotifications}
    </Button>
  );
};
