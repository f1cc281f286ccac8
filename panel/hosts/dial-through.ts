/**
 * Has the agent's softphone call, as the server ordered. "Refused" is said only when no call was made for certain:
 * where the softphone does not answer, nobody knows.
 */
import { seconds } from '../../core/time.ts';
import type { Dialled, DialOrder } from '../session.ts';
import type { AgentHost } from './agent-host.ts';

/** Longer than Streams waits for Amazon Connect itself. */
const answerWithin = seconds(15);

/** @param tell what went wrong, in words for the agent */
export const dialThrough = async (
  host: AgentHost,
  { clearFirst, phoneNumber, queueArn, relatedContactId }: DialOrder,
  tell: (problem: string) => void,
): Promise<Dialled> => {
  try {
    if (clearFirst !== null) await host.clear(clearFirst);
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return { outcome: 'refused', contactId: null };
  }
  const dialling = host.dial({ phoneNumber, queueArn, relatedContactId }).catch(() => undefined);
  const outcome = await Promise.race([dialling, silence()]);
  if (outcome === undefined) return { outcome: 'unclear', contactId: null };
  if (outcome.type === 'dialling') return { outcome: 'dialling', contactId: outcome.contactId ?? null };
  tell(outcome.reason);
  return { outcome: 'refused', contactId: null };
};

const silence = (): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(resolve, answerWithin);
  });
