/**
 * The simulated Amazon Connect. One call model drives the REST API, the contact events and the agents'
 * softphones, so they cannot contradict each other. Each modelled behaviour is marked where it is
 * implemented: documented (AWS documentation or SDK type), seen (in public), assumed.
 */
import type { Route } from '../http.ts';
import { type CallCentre, callCentre } from './call-centre.ts';
import { idOf } from './centre.ts';
import { EventDesk } from './events/event-desk.ts';
import type { Flows } from './flow/flows.ts';
import { type Instance, instanceOf } from './instance.ts';
import type { ConnectOptions } from './options.ts';
import type { RequestEntry } from './request-log.ts';
import { connectApi } from './rest/connect-api.ts';
import { OperationDesk } from './rest/operation-desk.ts';
import { operations } from './rest/operations.ts';
import { endpoints } from './sim/endpoints.ts';
import { simRoute } from './sim/sim-route.ts';
import { Watchers, worldStream } from './sim/world-stream.ts';
import { snapshot, type WorldSnapshot } from './world.ts';

export { type Clock, realClock } from './clock.ts';
export type { ConnectOptions } from './options.ts';
export type { WorldSnapshot } from './world.ts';

export interface SimulatedConnect {
  /** The Connect REST API as @aws-sdk/client-connect speaks it. */
  readonly rest: Route;
  /** Plain HTTP under /sim/ (docs/local.md). */
  readonly sim: Route;
  readonly flows: Flows;
  /** The instance may invoke this function; a flow that invokes another one takes its error branch. */
  allowLambda(arn: string): void;
  /** Phone numbers run this flow from now on (console: a phone number's flow): all, or those of these queues. */
  numbersRun(flowIdOrArn: string, queueIds?: readonly string[]): void;
  world(): WorldSnapshot;
  /** @returns what ends the subscription */
  subscribe(listener: (world: WorldSnapshot) => void): () => void;
  /** Drops every timer and closes every stream. */
  stop(): void;
}

/** The REST API and what it was asked. */
const restOf = (options: ConnectOptions, instance: Instance, centre: CallCentre, tellsReason: boolean) => {
  const requests: RequestEntry[] = [];
  const desk = new OperationDesk({
    instance,
    refusal: (...asked) => options.refusal?.(...asked),
    operations: operations({ ...centre, options, instance, tellsReason }),
    now: () => options.clock.now(),
    record: (entry) => requests.push(entry),
  });
  return { requests, route: connectApi(desk) };
};

export const simulatedConnect = (options: ConnectOptions): SimulatedConnect => {
  const instance = instanceOf(options.instanceArn);
  const watchers = new Watchers();
  const events = new EventDesk(instance, options);
  const centre = callCentre({
    ...{ options, instance },
    announce: (type, contact) => events.announce(type, contact),
    changed: () => watchers.tell(world),
  });
  const world = (): WorldSnapshot => snapshot(centre.switchboard);
  const rest = restOf(options, instance, centre, events.tellsReason);
  const requests = simRoute(
    endpoints({
      ...centre,
      ...{ world, tellsReason: events.tellsReason, newId: () => options.newId() },
      requests: () => rest.requests,
      events: () => events.emitted,
      courier: events.courier,
    }),
  );
  return {
    ...{ flows: centre.flows, world, rest: rest.route },
    sim: async (...asked) => (await worldStream(watchers, world)(...asked)) || requests(...asked),
    allowLambda: (arn) => centre.lambdas.allow(arn),
    numbersRun: (flowIdOrArn, queueIds) => {
      centre.entry.flowId = idOf(flowIdOrArn);
      if (queueIds === undefined) delete centre.entry.queueIds;
      else centre.entry.queueIds = new Set(queueIds);
    },
    subscribe: (listener) => watchers.subscribe(listener),
    stop: () => {
      for (const part of [centre, events, watchers]) part.stop();
    },
  };
};
