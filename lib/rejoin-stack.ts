/** Rejoin, as one stack. */
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { acceptFindings } from './accepted-findings.ts';
import { grantAccess } from './access.ts';
import { AgentSocket } from './agent-socket.ts';
import { Canary } from './canary.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { ContactEventRules } from './contact-event-rules.ts';
import { ContactFlows } from './contact-flows.ts';
import { CustomerKey } from './customer-key.ts';
import { HandlerFunctions, handlerNames } from './handler-functions.ts';
import { applyHouseRules } from './house-rules.ts';
import { NumberKey } from './number-key.ts';
import { Operation } from './operation/operation.ts';
import { PanelSite, signInOriginsOf } from './panel-site.ts';
import { Tables } from './tables.ts';
import { TicketEndpoint } from './ticket-endpoint.ts';
import { WorkQueue } from './work-queue.ts';
import { WorkspaceApps } from './workspace-apps.ts';

export class RejoinStack extends Stack {
  constructor(scope: Construct, configuration: Configuration) {
    const { stackName, instance, stage } = configuration;
    super(scope, stackName, {
      description: 'Rejoin: gives an Amazon Connect contact centre back the calls that break off',
      env: { account: instance.account, region: instance.region },
      // Of the stack: CloudFormation hands them on to whatever it makes.
      tags: { stage, ...configuration.tags },
      terminationProtection: stage === 'production',
    });

    const tables = new Tables(this, 'Tables');
    const contactEvents = new WorkQueue(this, 'ContactEvents', { visibility: Duration.seconds(15) });
    const deadlines = new WorkQueue(this, 'Deadlines', { visibility: Duration.seconds(15) });
    const lookUps = new WorkQueue(this, 'LookUps', { visibility: Duration.seconds(15) });
    const dials = new WorkQueue(this, 'Dials', { visibility: Duration.seconds(30) });
    const numberKey = new NumberKey(this, 'NumberKey');
    const socket = new AgentSocket(this, 'AgentSocket');
    const ticketEndpoint = new TicketEndpoint(this, 'TicketEndpoint', configuration.allowedOrigin);
    const allowedOrigin = this.agentsOrigin(configuration, { socket, ticketEndpoint });

    const functions = new HandlerFunctions(this, 'Functions');
    grantAccess({
      functions,
      tables,
      queues: { deadlines, lookUps, dials },
      socket,
      numberKey,
      configuration: { ...configuration, allowedOrigin },
    });

    const contactEventRules = new ContactEventRules(this, 'ContactEventRules', contactEvents);
    contactEvents.workedBy(functions.of('contact-events'), { batchSize: 10 });
    deadlines.workedBy(functions.of('deadlines'), { batchSize: 10 });
    lookUps.workedBy(functions.of('look-ups'), { batchSize: 1 });
    // The functions keep to the pace themselves; more of them at once would only meet each other.
    const maxConcurrency = Math.max(2, configuration.limits.callsPerSecond);
    dials.workedBy(functions.of('dials'), { batchSize: 1, maxConcurrency });

    socket.servedBy({
      authorizer: functions.of('socket-authorizer'),
      connect: functions.of('socket-connect'),
      disconnect: functions.of('socket-disconnect'),
      message: functions.of('socket-message'),
    });
    ticketEndpoint.servedBy(functions.of('ticket'));

    const flows = new ContactFlows(this, 'ContactFlows', {
      instance,
      freeAgent: functions.of('free-agent'),
      customerCallsIn: functions.of('customer-calls-in'),
      ownFlowArn: configuration.ownFlowArn,
    });
    // Not for every function: the flow names free-agent, which therefore cannot name the flow.
    functions.of('dials').tell({ CALLBACK_FLOW_ARN: flows.callbackArn });

    new Canary(this, 'Canary', functions.of('canary'));
    new Operation(this, 'Operation', {
      functions,
      queues: { contactEvents, lookUps, dials, deadlines },
      contactEventRules,
      alarmTopicArn: configuration.alarmTopicArn,
    });
    const key = configuration.customerKey ? new CustomerKey(this, 'CustomerKey') : undefined;
    for (const name of handlerNames) key?.letUse(functions.of(name));
    applyHouseRules(this, { stage, logRetentionDays: configuration.logRetentionDays, key });
    acceptFindings(this, { functions, socket, ticketEndpoint, configuration });
  }

  /** Of the pages that this stack serves, or of the one that the configuration names. */
  private agentsOrigin(
    configuration: Configuration,
    ways: { readonly socket: AgentSocket; readonly ticketEndpoint: TicketEndpoint },
  ): string {
    const { panel, instance, signIn, allowedOrigin } = configuration;
    if (panel) {
      const { origin } = new PanelSite(this, 'PanelSite', { panel, configuration, ...ways });
      // Else the instance refuses to show its CCP in our page.
      new CfnApprovedOrigin(this, 'ApprovedOrigin', { instanceId: instance.arn, origin });
      if (panel.workspace)
        new WorkspaceApps(this, 'WorkspaceApps', {
          ...{ instance, origin, signInOrigins: signInOriginsOf(panel, signIn) },
        });
      return origin;
    }
    if (allowedOrigin !== undefined) return allowedOrigin;
    throw new ConfigurationError('The stack needs allowedOrigin, or panel, to know whose pages to let in.');
  }
}
