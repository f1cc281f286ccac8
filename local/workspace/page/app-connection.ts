/** One app's port: acknowledges it, takes it through its life, answers its requests, publishes what it subscribed to. */
import type { AcknowledgeMessage, PublishMessage, ResponseMessage } from '@amazon-connect/core';
import { type AppMessage, type Request, readAppMessage, type Topic } from './app-message.ts';
import type { Instance } from './instance.ts';

export type Stage = 'create' | 'start' | 'stop' | 'destroy';

/** What a request is answered with: data, or a refusal as a ConnectError carries it. */
export type Answer =
  | { readonly type: 'done'; readonly data: object }
  | { readonly type: 'refused'; readonly errorKey: string; readonly reason: string };

export interface ConnectionListener {
  readonly request: (request: Request) => Promise<Answer>;
  readonly completed: (stage: string) => void;
  readonly problem: (words: string) => void;
}

interface Subscription {
  readonly topic: Topic;
  readonly handlerId: string;
}

/** core's LogLevel.error */
const errorLevel = 5;

/** The SDK finds a handler by the exact members of the topic, so that an absent parameter must stay absent. */
const exactly = ({ namespace, key, parameter }: Topic): PublishMessage['topic'] =>
  parameter === undefined ? { namespace, key } : { namespace, key, parameter };

const isSame = (one: Topic, other: Topic): boolean =>
  one.namespace === other.namespace && one.key === other.key && one.parameter === other.parameter;

export class AppConnection {
  readonly #port: MessagePort;
  readonly #instance: Instance;
  readonly #listener: ConnectionListener;
  #subscriptions: readonly Subscription[] = [];

  constructor(port: MessagePort, instance: Instance, listener: ConnectionListener) {
    this.#port = port;
    this.#instance = instance;
    this.#listener = listener;
    port.onmessage = ({ data }) => {
      const message = readAppMessage(data);
      if (message !== undefined) this.#hear(message);
    };
    this.#send({
      type: 'acknowledge',
      connectionId: crypto.randomUUID(),
      status: { initialized: true, startTime: new Date() },
      healthCheckInterval: 0,
    });
    this.tell('create');
  }

  tell(stage: Stage): void {
    const { instanceId, app } = this.#instance;
    const { arn, name, description, page, permissions } = app;
    const config = { arn, namespace: page, id: page, name, description, accessUrl: page, permissions };
    this.#port.postMessage({
      type: 'appLifecycle',
      stage,
      instanceId,
      appInstanceId: instanceId,
      config,
      appConfig: config,
      region: 'us-east-1',
      launchedBy: { type: 'internal', name: undefined },
    });
  }

  /** To those who subscribed to the topic as a whole or for this contact. */
  publish(namespace: string, key: string, data: { readonly contactId: string }): void {
    for (const { topic, handlerId } of this.#subscriptions) {
      const isMeant = topic.namespace === namespace && topic.key === key;
      if (!isMeant || (topic.parameter ?? data.contactId) !== data.contactId) continue;
      this.#send({ type: 'publish', topic: exactly(topic), handlerId, data });
    }
  }

  close(): void {
    this.#port.close();
  }

  #hear(message: AppMessage): void {
    switch (message.type) {
      case 'subscribe':
        this.#subscriptions = [...this.#subscriptions, message];
        break;
      case 'unsubscribe':
        this.#subscriptions = this.#subscriptions.filter(({ topic }) => !isSame(topic, message.topic));
        break;
      case 'request':
        void this.#answer(message);
        break;
      case 'appLifecycleHandlerCompleted':
        this.#listener.completed(message.stage);
        break;
      case 'log':
        if (message.level >= errorLevel) this.#listener.problem(message.message);
        break;
      default:
        this.#listener.problem(message.message ?? 'It failed and does not say why.');
    }
  }

  async #answer(request: Request): Promise<void> {
    const { namespace, requestId, command, data = {} } = request;
    const answer = await this.#listener.request(request);
    const head = { type: 'response', namespace, requestId } as const;
    if (answer.type === 'done') {
      this.#send({ ...head, isError: false, data: answer.data });
      return;
    }
    const { errorKey, reason } = answer;
    this.#send({ ...head, isError: true, errorKey, reason, details: { command, requestData: data } });
  }

  #send(message: AcknowledgeMessage | PublishMessage | ResponseMessage): void {
    this.#port.postMessage(message);
  }
}
