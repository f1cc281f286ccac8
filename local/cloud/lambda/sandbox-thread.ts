/** Runs inside a function's thread: loads the bundle once, then answers one request at a time, as Lambda's Node.js runtime does. */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionError } from '../invocation-log.ts';
import type { SandboxReply, SandboxRequest, SandboxSetup } from './sandbox-messages.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const port = parentPort;
if (port === null) throw new Error('sandbox-thread.ts runs in a worker thread only');
const reply = (message: SandboxReply): void => port.postMessage(message);

const describe = (thrown: unknown): FunctionError => {
  if (!(thrown instanceof Error))
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const trace = (thrown.stack ?? '').split('\n');
  return { errorType: thrown.name, errorMessage: thrown.message, trace };
};

/** Lambda context object of the Node.js runtime (developer guide, "Using the Lambda context object"). */
const contextOf = (request: SandboxRequest): unknown => {
  const deadline = Date.now() + request.timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: request.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: request.functionArn,
    memoryLimitInMB: String(request.memoryMb),
    awsRequestId: request.requestId,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};

const load = async ({ modulePath, exportName }: SandboxSetup): Promise<Handler> => {
  const bundle = (await import(pathToFileURL(modulePath).href)) as Record<string, unknown>;
  const handler = bundle[exportName];
  if (typeof handler !== 'function')
    throw new TypeError(`${modulePath} exports no function named ${exportName}`);
  return handler as Handler;
};

const answer = async (handler: Handler, request: SandboxRequest): Promise<SandboxReply> => {
  try {
    const value = await handler(JSON.parse(request.payload), contextOf(request));
    return { type: 'returned', value: JSON.stringify(value) ?? 'null' };
  } catch (thrown) {
    return { type: 'threw', error: describe(thrown) };
  }
};

try {
  const handler = await load(workerData as SandboxSetup);
  port.on('message', (request: SandboxRequest) => void answer(handler, request).then(reply));
  reply({ type: 'ready' });
} catch (thrown) {
  reply({ type: 'failed-to-load', error: describe(thrown) });
}
