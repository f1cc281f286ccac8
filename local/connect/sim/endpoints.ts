/** What can be asked of the simulated centre over plain HTTP; docs/local.md is its manual. */
import { seedContact } from '../model/seeded-contact.ts';
import { agentCallEndpoints } from './agent-call-endpoints.ts';
import { agentEndpoints } from './agent-endpoints.ts';
import { customerEndpoints } from './customer-endpoints.ts';
import { created, type Endpoint, ok, type SimOptions } from './endpoint.ts';
import { parseBody, pastContact } from './sim-request.ts';
import { surroundingsEndpoints } from './surroundings-endpoints.ts';

const reading = (path: RegExp, read: () => unknown): Endpoint => ({
  method: 'GET',
  path,
  run: () => ok(read()),
});

const seeding = ({ switchboard, queues, tellsReason }: SimOptions): Endpoint => ({
  method: 'POST',
  path: /^\/sim\/contacts$/,
  run: (_id, body) => {
    const past = parseBody(pastContact, body);
    seedContact(switchboard, queues, { ...past, tellsReason });
    return created(past.contactId);
  },
});

export const endpoints = (options: SimOptions): readonly Endpoint[] => [
  ...customerEndpoints(options),
  ...agentEndpoints(options),
  ...agentCallEndpoints(options),
  ...surroundingsEndpoints(options),
  seeding(options),
  reading(/^\/sim\/requests$/, () => options.requests()),
  reading(/^\/sim\/events$/, () => options.events()),
  reading(/^\/sim\/world$/, () => options.world()),
];
