import type { LocalQueue } from '../local-info.ts';
import { CallForm } from './call-form.tsx';
import { CallerPhone } from './caller-phone.tsx';
import type { CallAction, NewCall } from './sim-client.ts';
import type { Call } from './world.ts';

interface Props {
  readonly calls: readonly Call[];
  readonly queues: readonly LocalQueue[];
  readonly onPlace: (call: NewCall) => void;
  readonly onAct: (contactId: string, action: CallAction) => void;
}

const byLatest = (calls: readonly Call[]): Call[] => [...calls].reverse();

/** Live calls first; of those that are over only the last, as a reminder of how it ended. */
const worthShowing = (all: readonly Call[]): Call[] => {
  const calls = all.filter(({ beside }) => beside === undefined);
  const live = calls.filter(({ state }) => state !== 'ended');
  return live.length > 0 ? byLatest(live) : byLatest(calls).slice(0, 1);
};

export const Caller = ({ calls, queues, onPlace, onAct }: Props) => {
  const shown = worthShowing(calls);
  const form = <CallForm queues={queues} onPlace={onPlace} />;
  return (
    <section class="column caller" aria-label="The caller">
      <div class="heading">
        <h2>The caller</h2>
        <p>You play the customer</p>
      </div>
      {shown.map((call) => (
        <CallerPhone key={call.contactId} call={call} onAct={(action) => onAct(call.contactId, action)} />
      ))}
      {shown.some(({ state }) => state !== 'ended') ? (
        <details>
          <summary>Place another call</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  );
};
