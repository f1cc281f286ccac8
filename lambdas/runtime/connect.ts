/** Builds the adapters of Amazon Connect, for the functions that may call it. */
import type {
  AfterContactWork,
  CallStarter,
  ContactAttributes,
  ContactDirectory,
  OpeningHours,
  OutboundDirectory,
} from '../../core/ports.ts';
import { connectAfterContactWork } from '../adapters/connect-after-contact-work.ts';
import { connectCallStarter } from '../adapters/connect-call-starter.ts';
import {
  connectClient,
  connectClientInTime,
  connectClientWithoutRetries,
} from '../adapters/connect-client.ts';
import { connectContactAttributes } from '../adapters/connect-contact-attributes.ts';
import { connectContactDirectory } from '../adapters/connect-contact-directory.ts';
import { connectOpeningHours } from '../adapters/connect-opening-hours.ts';
import { connectOutboundDirectory } from '../adapters/connect-outbound-directory.ts';
import { connectUsers, type Users } from '../adapters/connect-users.ts';
import { clock, variable } from './environment.ts';
import { onHoursUnanswered, onOutboundUnanswered } from './telemetry.ts';

/** The id of the instance, the last part of its ARN. */
const instanceId = (): string => lastPart(variable('CONNECT_INSTANCE_ARN'));
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

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

export const contactAttributes = (): ContactAttributes =>
  connectContactAttributes({ client: connectClientInTime(), instanceId: instanceId() });

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
