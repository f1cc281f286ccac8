/** The operations of the Connect API that the laptop answers. */
import type { Flows } from '../flow/flows.ts';
import type { Instance } from '../instance.ts';
import type { Callbacks } from '../model/callbacks.ts';
import type { Queues } from '../model/queues.ts';
import type { Switchboard } from '../model/switchboard.ts';
import type { ConnectOptions } from '../options.ts';
import type { Operation } from './operation.ts';
import { getContactAttributes, updateContactAttributes } from './operations/contact-attributes.ts';
import { describeContact } from './operations/describe-contact.ts';
import { describeQueue } from './operations/describe-queue.ts';
import { describeUser } from './operations/describe-user.ts';
import { dismissUserContact } from './operations/dismiss-user-contact.ts';
import { getEffectiveHoursOfOperations } from './operations/effective-hours.ts';
import { getCurrentUserData } from './operations/get-current-user-data.ts';
import { listAgentStatuses } from './operations/list-agent-statuses.ts';
import { describeRoutingProfile, listRoutingProfileQueues } from './operations/routing-profiles.ts';
import { searchUsers } from './operations/search-users.ts';
import { startOutboundVoiceContact } from './operations/start-outbound-voice-contact.ts';
import { stopContact } from './operations/stop-contact.ts';

/** assumed: AWS says only "eventually consistent"; public code polls for seconds at most. */
const usualLagMs = 300;

export interface Behind {
  readonly options: ConnectOptions;
  readonly instance: Instance;
  readonly switchboard: Switchboard;
  readonly callbacks: Callbacks;
  readonly queues: Queues;
  readonly flows: Flows;
  readonly tellsReason: boolean;
}

export const operations = (behind: Behind): readonly Operation[] => {
  const { options, instance, switchboard, callbacks, queues, flows, tellsReason } = behind;
  return [
    describeContact({
      instance,
      contacts: switchboard.contacts,
      lagMs: options.describeLagMs ?? usualLagMs,
      now: () => switchboard.now,
    }),
    describeQueue(options.centre, instance),
    describeRoutingProfile(options.centre),
    describeUser(options.centre, instance),
    dismissUserContact(switchboard),
    getContactAttributes(switchboard),
    getEffectiveHoursOfOperations(options.centre),
    getCurrentUserData(switchboard, instance),
    listAgentStatuses(instance),
    listRoutingProfileQueues(options.centre, instance),
    searchUsers(options.centre, instance),
    startOutboundVoiceContact({
      centre: options.centre,
      ...{ switchboard, callbacks, queues, flows, tellsReason },
      newId: options.newId,
      attributePrecedence: options.undocumented?.attributePrecedence ?? 'request',
      // assumed: which destinations an instance may call differs by country and quota.
      forbiddenPrefixes: options.forbiddenPrefixes ?? ['+979'],
      activeCallQuota: options.activeCallQuota ?? 100,
    }),
    stopContact(switchboard, callbacks),
    updateContactAttributes(switchboard),
  ];
};
