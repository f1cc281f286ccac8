/** The simulated workspace as a person sees it: the caller, the softphone, and the tabs of the apps. */

import type { LocalInfo } from '../../desk/local-info.ts';
import { Caller } from '../../desk/page/caller.tsx';
import { actAsAgent, actOnCall, placeCall, setStatus } from '../../desk/page/sim-client.ts';
import { Softphone } from '../../desk/page/softphone.tsx';
import { apps } from './app.ts';
import { unbound, type Workspace, type WorkspaceState } from './workspace.ts';

interface Props {
  readonly info: LocalInfo;
  /** The workspace's query, which the apps' pages get too: it names the agent. */
  readonly query: string;
  readonly workspace: Workspace;
  readonly state: WorkspaceState;
}

const Phone = ({ workspace, state }: Pick<Props, 'workspace' | 'state'>) => {
  const { agent } = state;
  if (agent === undefined) return <p class="quiet">Connecting to the softphone…</p>;
  return (
    <Softphone
      agent={agent}
      onStatus={(status) => void workspace.attempt(setStatus(agent.id, status))}
      onAct={(contact, action) => void workspace.attempt(actAsAgent(agent.id, action, contact.contactId))}
    />
  );
};

interface TabProps {
  readonly label: string;
  readonly isFront: boolean;
  readonly onOpen: () => void;
}

const Tab = ({ label, isFront, onOpen }: TabProps) => (
  <button type="button" role="tab" aria-selected={isFront} onClick={onOpen}>
    {label}
  </button>
);

const Tabs = ({ workspace, state }: Pick<Props, 'workspace' | 'state'>) => {
  const tabs = state.instances.filter(({ app }) => !app.isService);
  const front = tabs.find(({ instanceId }) => instanceId === state.front);
  return (
    <div class="tabs">
      <div role="tablist" aria-label="Apps">
        <Tab label="Home" isFront={front === undefined} onOpen={() => void workspace.focus(undefined)} />
        {tabs.map(({ instanceId, app }) => (
          <Tab
            key={instanceId}
            label={app.name}
            isFront={instanceId === state.front}
            onOpen={() => void workspace.focus(instanceId)}
          />
        ))}
      </div>
      {front !== undefined && (
        <button type="button" onClick={() => workspace.close(front.instanceId)}>
          Close {front.app.name}
        </button>
      )}
    </div>
  );
};

const Home = ({ workspace }: Pick<Props, 'workspace'>) => (
  <div class="home">
    <h2>Apps</h2>
    {apps
      .filter(({ isService }) => !isService)
      .map(({ arn, name, description }) => (
        <button key={arn} type="button" onClick={() => workspace.launch(arn, unbound)}>
          Open {name}: {description}
        </button>
      ))}
    <p>A service listens in the background. When a call drops, it opens Rejoin by itself.</p>
  </div>
);

export const WorkspacePage = ({ info, query, workspace, state }: Props) => (
  <>
    <header class="desk-header">
      <h1>Agent workspace</h1>
      <p class={state.live ? 'live' : 'live down'}>
        <span class="dot" aria-hidden="true" />
        {state.live
          ? 'Simulated; the apps run on the real Amazon Connect SDK'
          : 'The contact centre is not running.'}
      </p>
    </header>
    {state.problem !== '' && (
      <p class="problem" role="alert">
        {state.problem}
      </p>
    )}
    <main class="workspace">
      <Caller
        calls={state.calls}
        queues={info.queues}
        onPlace={(call) => void workspace.attempt(placeCall(call))}
        onAct={(contactId, action) => void workspace.attempt(actOnCall(contactId, action))}
      />
      <Phone workspace={workspace} state={state} />
      <section class="apps" aria-label="The agent’s apps">
        <Tabs workspace={workspace} state={state} />
        {state.front === undefined && <Home workspace={workspace} />}
        {state.instances.map(({ instanceId, app }) => (
          <iframe
            key={instanceId}
            title={app.name}
            data-instance={instanceId}
            src={`/workspace/${app.page}${query}`}
            hidden={state.front !== instanceId}
          />
        ))}
      </section>
    </main>
  </>
);
