/**
 * The CCP's half of the conversation with amazon-connect-streams in the page around it: one `postMessage` of
 * `{event, data}` for each message (seen in 2.28). `terminated`, log-ins and the SDK's own port are not modelled.
 */
import * as v from 'valibot';

export interface Link {
  /** The whole state of the agent; the library works the events out from two of these. */
  update(data: { readonly configuration: object; readonly snapshot: object }): void;
  /** Which contact the agent looks at; empty for none. */
  view(contactId: string): void;
}

export interface LinkOptions {
  /** The page around has begun to listen. */
  readonly listening: () => void;
  /** Rejects with the reason in words. */
  readonly request: (method: string, params: unknown) => Promise<void>;
}

const message = v.object({ event: v.string(), data: v.optional(v.unknown()) });
const request = v.object({ requestId: v.string(), method: v.string(), params: v.optional(v.unknown()) });
const master = v.object({ requestId: v.string(), params: v.object({ topic: v.string() }) });

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The service's refusals arrive as a JSON text of this shape (seen). */
const refusal = (error: unknown): string =>
  JSON.stringify({
    ...{ type: 'InvalidStateException', message: wordsOf(error), stack: [] },
    ...{ retryStatus: 'none', statusCode: 400 },
  });

const portId = 'simulated-ccp';

export const openLink = (options: LinkOptions): Link => {
  const send = (event: string, data: unknown): void =>
    window.parent.postMessage({ event, data }, location.origin);
  const answer = (event: string, requestId: string, data: unknown, err: string | null): void =>
    send(event, { event, requestId, data, err });

  const handlers: Readonly<Record<string, (data: unknown) => void>> = {
    synchronize: () => send('acknowledge', { id: portId }),
    outer_context_info: options.listening,
    /** Every tab of the CCP hears a broadcast, and so does the page that sent it. */
    broadcast: (data) => {
      const { event, data: told } = v.parse(message, data);
      send(event, told);
    },
    master_request: (data) => {
      const { requestId, params } = v.parse(master, data);
      answer('master_response', requestId, { masterId: portId, isMaster: true, topic: params.topic }, null);
    },
    api_request: (data) => {
      const { requestId, method, params } = v.parse(request, data);
      options.request(method, params).then(
        () => answer('api_response', requestId, {}, null),
        (error: unknown) => answer('api_response', requestId, null, refusal(error)),
      );
    },
  };

  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const read = v.safeParse(message, data);
    if (source !== window.parent || !read.success) return;
    handlers[read.output.event]?.(read.output.data);
  });
  // The first word is the CCP's: until it comes the library waits, and then reloads the frame.
  send('acknowledge', { id: portId });
  return {
    update: (data) => send('agent::update', data),
    view: (contactId) => send('contact::view', { contactId }),
  };
};
