/** Starts the desk: who is the agent, in which language, and what goes on in the contact centre. */
import { render } from 'preact';
import * as v from 'valibot';
import { localInfo } from '../local-info.ts';
import { Desk } from './desk.tsx';
import { watchWorld } from './sim-client.ts';
import { DeskStore } from './store.ts';

const asked = new URLSearchParams(location.search);
const locale = asked.get('lang') ?? navigator.language;

const start = async (root: HTMLElement): Promise<void> => {
  const info = v.parse(localInfo, await (await fetch('/local.json')).json());
  const wanted = asked.get('agent') ?? info.agents[0]?.username;
  const agent = info.agents.find(({ username }) => username === wanted);
  if (agent === undefined) {
    const known = info.agents.map(({ username }) => username).join(', ');
    throw new Error(`There is no agent "${wanted ?? ''}" here; ?agent= may be one of: ${known}`);
  }
  const store: DeskStore = new DeskStore(agent.id, (state) =>
    render(<Desk info={info} agent={agent} locale={locale} store={store} state={state} />, root),
  );
  render(<Desk info={info} agent={agent} locale={locale} store={store} state={store.state} />, root);
  watchWorld({
    seen: (world) => store.sawWorld(world),
    live: (isLive) => store.sawLive(isLive),
    unreadable: (problem) => store.sawProblem(problem),
  });
};

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no element with the id "desk"');
start(root).catch((error: unknown) => {
  root.textContent = error instanceof Error ? error.message : String(error);
});
