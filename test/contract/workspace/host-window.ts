/**
 * The window around an app, as the workspace SDK finds it: it keeps what the app says and answers what it is
 * told to. The SDK itself is the real one.
 */
import { AmazonConnectApp } from '@amazon-connect/app';
import { vi } from 'vitest';

type Message = Readonly<Record<string, unknown>>;

export interface HostWindow {
  /** What the app posted to the window around it. */
  readonly greeting: Message;
  /** Everything the app said over its port so far, the SDK's own logs and metrics left out. */
  readonly heard: Message[];
  readonly app: AmazonConnectApp;
  send(message: Message): void;
  /** The next message of this type that nobody has taken yet. */
  next(type: string): Promise<Message>;
  /** Takes the app in, as the workspace does first of all. */
  connect(): void;
  /** Answers the next request and tells which it was. */
  answer(data: unknown): Promise<unknown>;
  /** Answers the next request with an error. */
  refuse(errorKey: string, reason: string): Promise<void>;
  close(): void;
}

const noise = new Set(['log', 'metric']);

/** Stubs the browser's globals that the SDK needs, and starts an app in them. */
export const openHostWindow = (onCreate: () => Promise<void> = async () => {}): HostWindow => {
  const heard: Message[] = [];
  const taken = new Set<Message>();
  const waiting = new Set<() => void>();
  let greeting: Message = {};
  let port: MessagePort | undefined;
  const postMessage = (message: Message, _origin: string, [given]: readonly MessagePort[]): void => {
    greeting = message;
    port = given;
  };
  vi.stubGlobal('window', { parent: { postMessage } });
  vi.stubGlobal('document', { location: { origin: 'https://panel.example.com', pathname: '/panel' } });
  const app = new AmazonConnectApp({ onCreate });
  app.getProxy();
  if (port === undefined) throw new Error('the SDK gave the window around it no port');
  const link = port;
  link.onmessage = ({ data }: MessageEvent<Message>) => {
    if (noise.has(String(data.type))) return;
    heard.push(data);
    for (const look of waiting) look();
  };
  const next = (type: string): Promise<Message> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = heard.find((message) => message.type === type && !taken.has(message));
        if (found === undefined) return;
        taken.add(found);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const send = (message: Message): void => link.postMessage(message);
  return {
    greeting,
    heard,
    app,
    next,
    send,
    connect: () => send(acknowledge),
    answer: async (data) => {
      const { namespace, command, requestId, data: asked } = await next('request');
      send({ type: 'response', namespace, requestId, isError: false, data });
      return { namespace, command, data: asked };
    },
    refuse: async (errorKey, reason) => {
      const { namespace, command, requestId } = await next('request');
      const error = { isError: true, errorKey, reason, details: { command } };
      send({ type: 'response', namespace, requestId, ...error });
    },
    close: () => link.close(),
  };
};

const acknowledge = {
  type: 'acknowledge',
  connectionId: 'connection-1',
  status: { initialized: true, startTime: new Date(0) },
  healthCheckInterval: 0,
};

/** The app's lifecycle as the workspace tells it. */
export const lifecycle = (stage: 'create' | 'start' | 'stop' | 'destroy'): Message => ({
  type: 'appLifecycle',
  stage,
  instanceId: 'instance-1',
  appInstanceId: 'instance-1',
  config: {},
  appConfig: {},
  region: 'us-east-1',
});
