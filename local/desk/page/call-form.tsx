import { useState } from 'preact/hooks';
import type { LocalQueue } from '../local-info.ts';
import { AttributeRows, attributesOf, type Row } from './attribute-rows.tsx';
import type { NewCall } from './sim-client.ts';

interface Props {
  readonly queues: readonly LocalQueue[];
  readonly onPlace: (call: NewCall) => void;
}

const samples: readonly Row[] = [
  { id: 1, name: 'order', value: 'BR-48172' },
  { id: 2, name: 'customerName', value: 'Marina Alves' },
  { id: 3, name: 'plan', value: 'Controle 40 GB' },
];

const queueLabel = ({ name, callbackEnabled }: LocalQueue): string =>
  callbackEnabled ? name : `${name} (callback off)`;

export const CallForm = ({ queues, onPlace }: Props) => {
  const firstOn = queues.find(({ callbackEnabled }) => callbackEnabled) ?? queues[0];
  const [from, setFrom] = useState('+5511987654321');
  const [queueId, setQueueId] = useState(firstOn?.id ?? '');
  const [rows, setRows] = useState(samples);
  const place = (event: Event) => {
    event.preventDefault();
    onPlace({ from, queueId, attributes: attributesOf(rows) });
  };
  return (
    <form class="card" onSubmit={place}>
      <label>
        Caller’s number
        <input required type="tel" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label>
        Queue
        <select value={queueId} onChange={(event) => setQueueId(event.currentTarget.value)}>
          {queues.map((queue) => (
            <option key={queue.id} value={queue.id}>
              {queueLabel(queue)}
            </option>
          ))}
        </select>
      </label>
      <AttributeRows rows={rows} onChange={setRows} />
      <button type="submit" class="primary">
        Place a call
      </button>
    </form>
  );
};
