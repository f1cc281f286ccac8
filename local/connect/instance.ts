/** The names of things in one Amazon Connect instance. */

export interface Instance {
  readonly arn: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
  contactArn(contactId: string): string;
  agentArn(agentId: string): string;
  queueArn(queueId: string): string;
  /** seen: the queue of an agent is named `queue/agent/<user id>`. */
  agentQueueArn(agentId: string): string;
  flowArn(flowId: string): string;
}

/** @param arn `arn:aws:connect:<region>:<account>:instance/<uuid>`; anything else throws */
export const instanceOf = (arn: string): Instance => {
  const match = /^arn:aws[\w-]*:connect:([\w-]+):(\d{12}):instance\/([\w-]+)$/.exec(arn);
  const [, region, account, id] = match ?? [];
  if (region === undefined || account === undefined || id === undefined) {
    throw new Error(
      `"${arn}" is not the ARN of an Amazon Connect instance; it looks like arn:aws:connect:us-east-1:111122223333:instance/<uuid>`,
    );
  }
  return {
    arn,
    id,
    region,
    account,
    contactArn: (contactId) => `${arn}/contact/${contactId}`,
    agentArn: (agentId) => `${arn}/agent/${agentId}`,
    queueArn: (queueId) => `${arn}/queue/${queueId}`,
    agentQueueArn: (agentId) => `${arn}/queue/agent/${agentId}`,
    flowArn: (flowId) => `${arn}/contact-flow/${flowId}`,
  };
};
