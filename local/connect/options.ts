/** What the simulated Amazon Connect is made from. */
import type { Centre } from './centre.ts';
import type { Clock } from './clock.ts';
import type { EventFaultsInput } from './events/event-faults.ts';
import type { TransferChoicesInput } from './model/transfer-choices.ts';

export interface EventOptions {
  /** Contact events carry disconnectReason (true) or, as documented for voice, do not (false). */
  readonly withReason?: boolean;
  readonly detailType?: string;
  readonly keys?: 'camel' | 'pascal';
  /**
   * An agent who was only rung: not in the events (`absent`, the default), or as an agent who was connected at the
   * epoch (`epoch`), which a documented sample has for "not known".
   */
  readonly rungAgent?: 'absent' | 'epoch';
  /** Events that come late, twice, out of order or not at all; none unless given. */
  readonly faults?: EventFaultsInput;
}

/** Where the documentation leaves two ways open, both can be had; a product should work with either. */
export interface UndocumentedChoices {
  /** Same key in Attributes and on the contact named by RelatedContactId: whose value the new contact gets. */
  readonly attributePrecedence?: 'request' | 'related';
  /** After DequeueContactAndTransferToQueue: the same customer-queue flow from its start (`same`, the default), or silence. */
  readonly queueFlowAfterDequeue?: 'default' | 'same';
  /** Calls of several legs. */
  readonly transfers?: TransferChoicesInput;
}

/** A permission that a request needs: `connect:DescribeContact` on a resource's ARN, or on `*`. */
export interface NeededPermission {
  readonly action: string;
  readonly resource: string;
}

export interface ConnectOptions {
  readonly instanceArn: string;
  readonly centre: Centre;
  readonly clock: Clock;
  newId(): string;
  /** Takes a whole EventBridge event (source aws.connect). */
  emit(event: unknown): void;
  /** For InvokeLambdaFunction blocks; rejects when the function fails. */
  invokeLambda(arn: string, payload: unknown): Promise<unknown>;
  /** Why the sender of a request with this Authorization header may not; without it everybody may. */
  refusal?(authorization: string | undefined, needs: readonly NeededPermission[]): string | undefined;
  readonly events?: EventOptions;
  /** How long DescribeContact does not know yet that a contact ended; 300 ms (assumed). */
  readonly describeLagMs?: number;
  readonly undocumented?: UndocumentedChoices;
  /** Destinations refused by prefix; international premium-rate numbers (+979) unless given (assumed). */
  readonly forbiddenPrefixes?: readonly string[];
  /** documented quota, 10 by default in AWS and adjustable; the laptop's is raised to 100. */
  readonly activeCallQuota?: number;
}
