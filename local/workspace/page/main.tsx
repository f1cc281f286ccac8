/** Starts the simulated agent workspace for the agent that `?agent=` names. */
import { render } from 'preact';
import * as v from 'valibot';
import { localInfo } from '../../desk/local-info.ts';
import { watchWorld } from '../../desk/page/sim-client.ts';
import { hostInit } from './app-message.ts';
import { Workspace, type WorkspaceState } from './workspace.ts';
import { WorkspacePage } from './workspace-page.tsx';

const asked = new URLSearchParams(location.search);

/** Which app a message comes from; anything else on the page's window is not for the workspace. */
const instanceOf = (source: MessageEventSource | null): string | undefined =>
  [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source)?.dataset
    .instance;

const start = async (root: HTMLElement): Promise<void> => {
  const info = v.parse(localInfo, await (await fetch('/local.json')).json());
  const wanted = asked.get('agent') ?? info.agents[0]?.username;
  const agent = info.agents.find(({ username }) => username === wanted);
  if (agent === undefined) {
    const known = info.agents.map(({ username }) => username).join(', ');
    throw new Error(`There is no agent "${wanted ?? ''}" here; ?agent= may be one of: ${known}`);
  }
  const query = `?${new URLSearchParams({ agent: agent.username })}`;
  const draw = (state: WorkspaceState): void =>
    render(<WorkspacePage info={info} query={query} workspace={workspace} state={state} />, root);
  const workspace: Workspace = new Workspace({
    agentId: agent.id,
    instanceArn: info.instanceArn,
    without: asked.get('without') ?? undefined,
    changed: draw,
  });
  window.addEventListener('message', ({ data, source, ports }) => {
    const [port] = ports;
    const instanceId = instanceOf(source);
    if (port === undefined || instanceId === undefined || !v.is(hostInit, data)) return;
    workspace.connect(instanceId, port);
  });
  watchWorld({
    seen: (world) => {
      const isFirst = workspace.state.agent === undefined;
      workspace.sawWorld(world);
      if (isFirst) workspace.startServices();
    },
    live: (isLive) => workspace.sawLive(isLive),
    unreadable: (problem) => workspace.sawProblem(problem),
  });
};

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no element with the id "desk"');
start(root).catch((error: unknown) => {
  root.textContent = error instanceof Error ? error.message : String(error);
});
