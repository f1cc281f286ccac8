/** A frame from an agent's page. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { type ClientFrame, readClientFrame, type ServerFrame } from '../../core/contracts/agent-socket.ts';
import { answerAgent } from '../../core/use-cases/answer-agent.ts';
import { checkOutbound } from '../../core/use-cases/check-outbound.ts';
import { chainLists, compose } from '../runtime/composition.ts';
import { contactAttributes, outboundDirectory } from '../runtime/connect.ts';
import { clock } from '../runtime/environment.ts';
import { framePace } from '../runtime/frame-pace.ts';
import { readSocketEvent, type SocketEvent } from '../runtime/socket-event.ts';
import { count, inLog, logger, metrics, onOutboundUnanswered, onRefused } from '../runtime/telemetry.ts';

const composition = compose('first');
const answer = answerAgent({ ...composition, lists: chainLists(), attributes: contactAttributes() });
const check = checkOutbound({ ...composition, directory: outboundDirectory() });
const pace = framePace(clock);

const tryAgain = (requestId: string | null): ServerFrame => ({
  type: 'result',
  requestId,
  ok: false,
  code: 'try-again',
  message: 'something failed on our side and nothing was lost: send it again',
});

const framesFor = async (agentId: string, frame: ClientFrame): Promise<readonly ServerFrame[]> => {
  try {
    return await answer(agentId, frame);
  } catch (error) {
    logger.error('a frame could not be answered', { frame: frame.type, ...inLog(error) });
    count('FrameFailed');
    return [tryAgain('requestId' in frame ? frame.requestId : null)];
  }
};

const badFrame = (requestId: string | null, problem: string): ServerFrame => ({
  type: 'result',
  requestId,
  ok: false,
  code: 'bad-frame',
  message: problem,
});

const isNotOwner = (frame: ServerFrame): boolean =>
  frame.type === 'result' && !frame.ok && frame.code === 'not-owner';

const send = async (connectionId: string, frames: readonly ServerFrame[]): Promise<void> => {
  for (const frame of frames) if (!(await composition.sockets.send(connectionId, frame))) return;
};

/** After the page has its snapshot: nobody waits for it, and without it the agent is asked all the same. */
const checkQuietly = async (agentId: string): Promise<void> => {
  try {
    await check(agentId);
  } catch (error) {
    onOutboundUnanswered(error);
  }
};

const answerTo = async ({ agentId, connectionId, body }: SocketEvent): Promise<void> => {
  const read = readClientFrame(body);
  if (read.type === 'broken') {
    onRefused('bad-frame', { agentId, connectionId });
    return send(connectionId, [badFrame(read.requestId, read.problem)]);
  }
  const frames = await framesFor(agentId, read.frame);
  if (frames.some(isNotOwner)) onRefused('not-owner', { agentId, connectionId, frame: read.frame.type });
  await send(connectionId, frames);
  if (read.frame.type === 'hello') await checkQuietly(agentId);
};

/** What comes too fast is neither read nor answered: an answer would be one more call for each such frame. */
const hear = async (event: SocketEvent): Promise<void> => {
  const { agentId, connectionId } = event;
  const hearing = pace(connectionId);
  if (hearing === 'heard') return answerTo(event);
  if (hearing === 'first-too-many') onRefused('too-many-frames', { agentId, connectionId });
};

export const handler = middy()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(async (event: unknown) => {
    await hear(readSocketEvent(event));
    return { statusCode: 200 };
  });
