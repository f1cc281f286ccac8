import type { LocalAgent, LocalInfo } from '../local-info.ts';
import { destinationsFor } from './call-controls.tsx';
import { Caller } from './caller.tsx';
import { DeskHeader } from './desk-header.tsx';
import { dueStep } from './due-step.ts';
import { FirstSteps } from './first-steps.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { actAsAgent, actOnCall, placeCall, setStatus, transferCall } from './sim-client.ts';
import { Softphone } from './softphone.tsx';
import type { DeskState, DeskStore } from './store.ts';
import { StoryStrip } from './story-strip.tsx';
import type { Agent } from './world.ts';

interface Props {
  readonly info: LocalInfo;
  readonly agent: LocalAgent;
  readonly locale: string;
  readonly store: DeskStore;
  readonly state: DeskState;
}

/** Finalising closes the case and, as an agent would do next, the after-contact work on the softphone. */
const clearAfterFinalise = (store: DeskStore, agentId: string): void => {
  const phone = store.state.world.agents.find(({ id }) => id === agentId);
  const contact = phone?.contacts.find(({ state }) => state === 'after-contact-work');
  if (contact !== undefined) void store.attempt(actAsAgent(agentId, 'clear', contact.contactId));
};

const Workplace = ({
  info,
  agent,
  locale,
  store,
  phone,
}: Omit<Props, 'state'> & { readonly phone: Agent | undefined }) => (
  <section class="column workplace" aria-label="The agent">
    <div class="heading">
      <h2>{phone?.name ?? agent.username}</h2>
      <p>You play the agent</p>
    </div>
    <div class="window">
      {phone === undefined ? (
        <div class="softphone">
          <div class="quiet">
            <strong>Connecting to the softphone…</strong>
          </div>
        </div>
      ) : (
        <Softphone
          agent={phone}
          onStatus={(status) => void store.attempt(setStatus(agent.id, status))}
          onAct={(contact, action) => void store.attempt(actAsAgent(agent.id, action, contact.contactId))}
          transfers={{
            destinations: destinationsFor(phone, store.state.world.agents, info.queues),
            onTransfer: ({ contactId }, order) =>
              void store.attempt(transferCall(agent.id, contactId, order)),
          }}
        />
      )}
      <PanelFrame
        info={info}
        agent={agent}
        locale={locale}
        onFinalised={() => clearAfterFinalise(store, agent.id)}
        onViews={(views) => store.sawViews(views)}
      />
    </div>
  </section>
);

export const Desk = ({ info, agent, locale, store, state }: Props) => {
  const phone = state.world.agents.find(({ id }) => id === agent.id);
  return (
    <>
      <DeskHeader info={info} agent={agent} locale={locale} live={state.live} />
      <FirstSteps due={dueStep(state.world, phone, state.views)} />
      {state.problem !== '' && (
        <p class="problem" role="alert">
          {state.problem}
        </p>
      )}
      <main>
        <Caller
          calls={state.world.calls}
          queues={info.queues}
          onPlace={(call) => void store.attempt(placeCall(call))}
          onAct={(contactId, action) => void store.attempt(actOnCall(contactId, action))}
        />
        <Workplace info={info} agent={agent} locale={locale} store={store} phone={phone} />
      </main>
      <StoryStrip story={state.story} />
    </>
  );
};
