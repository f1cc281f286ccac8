/** The agent workspace's own state: which apps run, which tab is in front, what the world looks like. */
import type { Agent, WorldSnapshot } from '../../desk/page/world.ts';
import { answer, type LaunchOptions, type Surroundings } from './answers.ts';
import { apps } from './app.ts';
import { type Answer, AppConnection } from './app-connection.ts';
import type { Request } from './app-message.ts';
import { clearedKey, contactNamespace, contactNews } from './contact-topics.ts';
import type { Instance } from './instance.ts';

export interface WorkspaceState {
  readonly agent: Agent | undefined;
  readonly calls: WorldSnapshot['calls'];
  readonly instances: readonly Instance[];
  /** The instance in front; undefined: the workspace's own first tab. */
  readonly front: string | undefined;
  readonly live: boolean;
  readonly problem: string;
}

export interface WorkspaceOptions {
  readonly agentId: string;
  readonly instanceArn: string;
  readonly without: string | undefined;
  readonly changed: (state: WorkspaceState) => void;
}

/** What is launched by the workspace itself or by hand is bound to no contact: both apps are registered as CROSS_CONTACTS. */
export const unbound: LaunchOptions = { scope: { type: 'idle' } };

export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #connections = new Map<string, AppConnection>();
  readonly #around: Surroundings;
  #launched = 0;
  #state: WorkspaceState = {
    agent: undefined,
    calls: [],
    instances: [],
    front: undefined,
    live: true,
    problem: '',
  };

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#around = {
      agent: () => this.#state.agent,
      instanceArn: options.instanceArn,
      without: options.without,
      running: () => this.#state.instances,
      launch: (arnOrName, options) => this.launch(arnOrName, options),
      focus: (instanceId) => this.focus(instanceId),
    };
  }

  get state(): WorkspaceState {
    return this.#state;
  }

  startServices(): void {
    for (const { arn, isService } of apps) if (isService) this.launch(arn, unbound);
  }

  /** Without a scope it is bound to the active contact (documented: application scoping). */
  launch(
    arnOrName: string,
    { launchKey, openInBackground = false, scope }: LaunchOptions,
  ): Instance | undefined {
    const running = this.#state.instances.find((instance) => instance.launchKey === launchKey);
    if (launchKey !== undefined && running !== undefined) return running;
    const app = apps.find(({ arn, name }) => arn === arnOrName || name === arnOrName);
    if (app === undefined) return undefined;
    const order = this.#launched;
    this.#launched += 1;
    const instanceId = crypto.randomUUID();
    const instance: Instance = {
      instanceId,
      app,
      launchKey,
      contactId: scope === undefined ? this.#state.agent?.contacts[0]?.contactId : scope.contactId,
      order,
      startTime: new Date(),
      state: 'starting',
    };
    this.#update({
      instances: [...this.#state.instances, instance],
      ...(!app.isService && !openInBackground && { front: instanceId }),
    });
    return instance;
  }

  /** @param instanceId undefined for the workspace's own first tab */
  focus(instanceId: string | undefined): Instance | undefined {
    const instance = this.#state.instances.find((one) => one.instanceId === instanceId);
    if (instance !== undefined || instanceId === undefined) this.#update({ front: instanceId });
    return instance;
  }

  /** An app's page has introduced itself; one that was reloaded does so again. */
  connect(instanceId: string, port: MessagePort): void {
    const instance = this.#state.instances.find((one) => one.instanceId === instanceId);
    if (instance === undefined) return;
    this.#connections.get(instanceId)?.close();
    const connection = new AppConnection(port, instance, {
      request: (request) => this.#answer(instance, request),
      completed: (stage) => this.#completed(instance, stage),
      problem: (words) => this.#update({ problem: `${instance.app.name}: ${words}` }),
    });
    this.#connections.set(instanceId, connection);
  }

  close(instanceId: string): void {
    const connection = this.#connections.get(instanceId);
    if (connection === undefined) {
      this.#remove(instanceId);
      return;
    }
    this.#become(instanceId, 'closing');
    connection.tell('stop');
    connection.tell('destroy');
  }

  sawWorld({ agents, calls }: WorldSnapshot): void {
    const agent = agents.find(({ id }) => id === this.#options.agentId);
    const before = this.#state.agent;
    this.#update({ agent, calls });
    if (before === undefined || agent === undefined) return;
    for (const { key, contactId } of contactNews(before.contacts, agent.contacts)) {
      const data = { contactId, initialContactId: contactId, type: 'voice', subtype: 'connect:Telephony' };
      for (const connection of this.#connections.values()) connection.publish(contactNamespace, key, data);
      if (key === clearedKey) this.#closeAllOf(contactId);
    }
  }

  sawLive(live: boolean): void {
    this.#update({ live });
  }

  sawProblem(problem: string): void {
    this.#update({ problem });
  }

  readonly attempt = async (action: Promise<unknown>): Promise<void> => {
    try {
      await action;
      this.#update({ problem: '' });
    } catch (error) {
      this.#update({ problem: error instanceof Error ? error.message : String(error) });
    }
  };

  async #answer({ instanceId, app }: Instance, request: Request): Promise<Answer> {
    const instance = this.#state.instances.find((one) => one.instanceId === instanceId);
    if (instance !== undefined) return answer(this.#around, instance, request);
    return { type: 'refused', errorKey: 'appClosed', reason: `"${app.name}" was closed` };
  }

  #completed({ instanceId, app }: Instance, stage: string): void {
    if (stage === 'destroy') this.#remove(instanceId);
    if (stage !== 'create') return;
    this.#become(instanceId, 'active');
    if (!app.isService) this.#connections.get(instanceId)?.tell('start');
  }

  #become(instanceId: string, state: Instance['state']): void {
    const instances = this.#state.instances.map((one) =>
      one.instanceId === instanceId ? { ...one, state } : one,
    );
    this.#update({ instances });
  }

  #closeAllOf(contactId: string): void {
    for (const instance of this.#state.instances)
      if (instance.contactId === contactId) this.close(instance.instanceId);
  }

  #remove(instanceId: string): void {
    this.#connections.get(instanceId)?.close();
    this.#connections.delete(instanceId);
    const instances = this.#state.instances.filter((one) => one.instanceId !== instanceId);
    const front = this.#state.front === instanceId ? undefined : this.#state.front;
    this.#update({ instances, front });
  }

  #update(change: Partial<WorkspaceState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.changed(this.#state);
  }
}
