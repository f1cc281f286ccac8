/** One contact of the simulated contact centre, as it really is: events and descriptions tell of it, late or never. */
export interface Leg {
  readonly contactId: string;
  readonly method: string;
  readonly previousId: string | undefined;
  readonly relatedId: string | undefined;
  readonly initiatedAt: number;
  queueId: string | undefined;
  isAgentQueue: boolean;
  agentId: string | undefined;
  connectedAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  reason: string | undefined;
  workEndedAt: number | undefined;
  /** It was our function that cleared it. */
  wasClearedByUs: boolean;
  readonly nextIds: string[];
}

/** Legs beside the conversation: nobody on them has the customer because of them. */
const beside = new Set(['MONITOR', 'EXTERNAL_OUTBOUND']);

export const isBeside = (leg: Leg): boolean => beside.has(leg.method);
export const isLiving = (leg: Leg): boolean => leg.endedAt === undefined;
export const isWithAgent = (leg: Leg): leg is Leg & { agentId: string; connectedAt: number } =>
  leg.agentId !== undefined && leg.connectedAt !== undefined;
