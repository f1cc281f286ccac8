/** Builds the adapters of Amazon Connect, for the functions that may call it. */
import type {
  AfterContactWork,
  AgentPresence,
  CallEnder,
  CallStarter,
  ContactAttributes,
  ContactDirectory,
  OpeningHours,
  OriginalAttributes,
  OutboundDirectory,
} from '../../core/ports.ts';
import { connectAfterContactWork } from '../adapters/connect-after-contact-work.ts';
import { connectAgentPresence } from '../adapters/connect-agent-presence.ts';
import { connectCallEnder } from '../adapters/connect-call-ender.ts';
import { connectCallStarter } from '../adapters/connect-call-starter.ts';
import {
  connectClient,
  connectClientInTime,
  connectClientWithoutRetries,
} from '../adapters/connect-client.ts';
import { connectContactAttributes } from '../adapters/connect-contact-attributes.ts';
import { connectContactDirectory } from '../adapters/connect-contact-directory.ts';
import { connectOpeningHours } from '../adapters/connect-opening-hours.ts';
import { connectOriginalAttributes } from '../adapters/connect-original-attributes.ts';
import { connectOutboundDirectory } from '../adapters/connect-outbound-directory.ts';
import { connectUsers, type Users } from '../adapters/connect-users.ts';
import { clock, variable } from './environment.ts';
import { onHoursUnanswered, onOutboundUnanswered, onPresenceUnanswered } from './telemetry.ts';

/** The id of the instance, the last part of its ARN. */
const instanceId = (): string => lastPart(variable('CONNECT_INSTANCE_ARN'));
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

export const queueArn = (queueId: string): string => `${variable('CONNECT_INSTANCE_ARN')}/queue/${queueId}`;

export const contactDirectory = (): ContactDirectory =>
  connectContactDirectory({ client: connectClient(), instanceId: instanceId() });

export const callStarter = (): CallStarter =>
  connectCallStarter({
    client: connectClientWithoutRetries(),
    instanceId: instanceId(),
    contactFlowId: lastPart(variable('CALLBACK_FLOW_ARN')),
  });

export const afterContactWork = (): AfterContactWork =>
  connectAfterContactWork({ client: connectClient(), instanceId: instanceId() });

export const agentPresence = (): AgentPresence =>
  connectAgentPresence({
    client: connectClientWithoutRetries(),
    instanceId: instanceId(),
    clock,
    onUnanswered: onPresenceUnanswered,
  });

export const callEnder = (): CallEnder =>
  connectCallEnder({ client: connectClient(), instanceId: instanceId() });

export const contactAttributes = (): ContactAttributes =>
  connectContactAttributes({ client: connectClientInTime(), instanceId: instanceId() });

export const originalAttributes = (): OriginalAttributes =>
  connectOriginalAttributes({ client: connectClientInTime(), instanceId: instanceId() });

export const outboundDirectory = (): OutboundDirectory =>
  connectOutboundDirectory({
    client: connectClientWithoutRetries(),
    instanceId: instanceId(),
    clock,
    onUnanswered: onOutboundUnanswered,
  });

export const openingHours = (): OpeningHours =>
  connectOpeningHours({
    client: connectClientWithoutRetries(),
    instanceId: instanceId(),
    clock,
    onUnanswered: onHoursUnanswered,
  });

export const users = (): Users => connectUsers({ client: connectClient(), instanceId: instanceId(), clock });
