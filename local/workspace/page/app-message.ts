/** What an app says over its port, as far as the simulated workspace listens (seen: @amazon-connect/core and workspace-types 1.0.11). */
import * as v from 'valibot';

const topic = v.object({ namespace: v.string(), key: v.string(), parameter: v.optional(v.string()) });
export type Topic = v.InferOutput<typeof topic>;

const request = v.object({
  type: v.literal('request'),
  namespace: v.string(),
  command: v.string(),
  requestId: v.union([v.string(), v.number()]),
  data: v.optional(v.record(v.string(), v.unknown())),
});
export type Request = v.InferOutput<typeof request>;

const appMessage = v.variant('type', [
  request,
  v.object({ type: v.literal('subscribe'), topic, handlerId: v.string() }),
  v.object({ type: v.literal('unsubscribe'), topic }),
  v.object({ type: v.literal('appLifecycleHandlerCompleted'), stage: v.string() }),
  v.object({ type: v.literal('log'), level: v.number(), message: v.string() }),
  v.object({ type: v.literal('closeApp'), message: v.optional(v.string()) }),
  v.object({ type: v.literal('serviceError'), message: v.optional(v.string()) }),
]);
export type AppMessage = v.InferOutput<typeof appMessage>;

/** The first word of an app, to the window around it, with the port for everything after. */
export const hostInit = v.object({
  type: v.literal('connect-app-host-init'),
  sdkVersion: v.string(),
  providerId: v.string(),
});

/** Undefined for what the workspace does not listen to, metrics for example. */
export const readAppMessage = (data: unknown): AppMessage | undefined => {
  const read = v.safeParse(appMessage, data);
  return read.success ? read.output : undefined;
};
