/** The simulated CCP: a softphone for a person, and the same agent's state for the page around it. */
import { render } from 'preact';
import * as v from 'valibot';
import { destinationsFor } from '../../desk/page/call-controls.tsx';
import { actAsAgent, setStatus, transferCall, watchWorld } from '../../desk/page/sim-client.ts';
import { Softphone } from '../../desk/page/softphone.tsx';
import type { WorldSnapshot } from '../../desk/page/world.ts';
import { type CentreAgent, type CentreInfo, centreInfo } from '../centre-info.ts';
import { carryOut } from './api-request.ts';
import { configurationOf } from './configuration.ts';
import { snapshotOf } from './snapshot.ts';
import { openLink } from './streams-link.ts';

const asked = new URLSearchParams(location.search);
const language = (asked.get('lang') ?? navigator.language).replace('-', '_');

const place = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element with the id "${id}"`);
  return element;
};

const tell = (problem: string): void => {
  place('problem').textContent = problem;
};

const attempt = (action: Promise<unknown>): void => {
  action.then(
    () => tell(''),
    (error: unknown) => tell(error instanceof Error ? error.message : String(error)),
  );
};

const knownAgent = (info: CentreInfo): CentreAgent => {
  const wanted = asked.get('agent') ?? '';
  const agent = info.agents.find(({ username }) => username === wanted);
  if (agent !== undefined) return agent;
  const known = info.agents.map(({ username }) => username).join(', ');
  throw new Error(`There is no agent "${wanted}" here; ?agent= may be one of: ${known}`);
};

/** Tells the page around the CCP about the agent, once it listens, and then only what is news to it. */
const reporter = (info: CentreInfo, agent: CentreAgent) => {
  let latest: WorldSnapshot | undefined;
  let told = '';
  let viewed = '';
  let listening = false;
  const report = (): void => {
    const mine = latest?.agents.find(({ id }) => id === agent.id);
    if (!listening || latest === undefined || mine === undefined || told === JSON.stringify(mine)) return;
    told = JSON.stringify(mine);
    link.update({
      configuration: configurationOf(info, agent, language),
      snapshot: snapshotOf(info, latest, mine),
    });
    const view = mine.contacts[0]?.contactId ?? '';
    if (view !== viewed) link.view(view);
    viewed = view;
  };
  const link = openLink({
    listening: () => {
      listening = true;
      report();
    },
    request: (method, params) => carryOut(agent.id, method, params),
  });
  return (world: WorldSnapshot): void => {
    latest = world;
    report();
  };
};

const draw = (info: CentreInfo, world: WorldSnapshot, agent: CentreAgent): void => {
  const phone = world.agents.find(({ id }) => id === agent.id);
  if (phone === undefined) return;
  render(
    <Softphone
      agent={phone}
      onStatus={(status) => attempt(setStatus(agent.id, status))}
      onAct={({ contactId }, action) => attempt(actAsAgent(agent.id, action, contactId))}
      transfers={{
        destinations: destinationsFor(phone, world.agents, info.queues),
        onTransfer: ({ contactId }, order) => attempt(transferCall(agent.id, contactId, order)),
      }}
    />,
    place('softphone'),
  );
};

const start = async (): Promise<void> => {
  const info = v.parse(centreInfo, await (await fetch('/ccp/centre.json')).json());
  const agent = knownAgent(info);
  const report = reporter(info, agent);
  watchWorld({
    seen: (world) => {
      draw(info, world, agent);
      report(world);
    },
    live: (isLive) => tell(isLive ? '' : 'The contact centre is not running. Start it with npm start.'),
    unreadable: tell,
  });
};

start().catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
