/** What the simulated Amazon Connect is made from. */
import type { Centre } from './centre.ts';
import type { Clock } from './clock.ts';

export interface EventOptions {
  /** Contact events carry disconnectReason (true) or, as documented for voice, do not (false). */
  readonly withReason?: boolean;
  readonly detailType?: string;
  readonly keys?: 'camel' | 'pascal';
}

/** Where the documentation leaves two ways open, both can be had; a product should work with either. */
export interface UndocumentedChoices {
  /** Same key in Attributes and on the contact named by RelatedContactId: whose value the new contact gets. */
  readonly attributePrecedence?: 'request' | 'related';
  /** After DequeueContactAndTransferToQueue: the same customer-queue flow from its start (`same`, the default), or silence. */
  readonly queueFlowAfterDequeue?: 'default' | 'same';
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
  readonly events?: EventOptions;
  /** How long DescribeContact does not know yet that a contact ended; 300 ms (assumed). */
  readonly describeLagMs?: number;
  readonly undocumented?: UndocumentedChoices;
  /** Destinations refused by prefix; international premium-rate numbers (+979) unless given (assumed). */
  readonly forbiddenPrefixes?: readonly string[];
  /** documented quota, 10 by default in AWS and adjustable; the laptop's is raised to 100. */
  readonly activeCallQuota?: number;
}
