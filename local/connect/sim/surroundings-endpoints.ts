/** GET and POST /sim/faults and /sim/undocumented: how events travel, and what the documentation leaves open. */
import { eventFaults } from '../events/event-faults.ts';
import { transferChoices } from '../model/transfer-choices.ts';
import { type Endpoint, ok, type SimOptions } from './endpoint.ts';
import { parseBody } from './sim-request.ts';

interface Setting {
  readonly path: RegExp;
  read(): unknown;
  write(body: unknown): void;
}

/** Either request answers with what holds now. */
const setting = ({ path, read, write }: Setting): readonly Endpoint[] => [
  { method: 'GET', path, run: () => ok(read()) },
  {
    method: 'POST',
    path,
    run: (_id, body) => {
      write(body);
      return ok(read());
    },
  },
];

export const surroundingsEndpoints = ({ courier, choices }: SimOptions): readonly Endpoint[] => [
  ...setting({
    path: /^\/sim\/faults$/,
    read: () => ({ faults: courier.faults, happened: courier.mishaps }),
    write: (body) => courier.set(parseBody(eventFaults, body)),
  }),
  ...setting({
    path: /^\/sim\/undocumented$/,
    read: () => choices.now,
    write: (body) => choices.set(parseBody(transferChoices, body)),
  }),
];
