/** A frame from an agent's page. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { type ClientFrame, readClientFrame, type ServerFrame } from '../../core/contracts/agent-socket.ts';
import { signedOut } from '../../core/contracts/signed-out.ts';
import { answerAgent } from '../../core/use-cases/answer-agent.ts';
import { checkOutbound } from '../../core/use-cases/check-outbound.ts';
import { closeSocket } from '../runtime/close-socket.ts';
import { chainLists, compose } from '../runtime/composition.ts';
import { contactAttributes, outboundDirectory } from '../runtime/connect.ts';
import { clock } from '../runtime/environment.ts';
import { framePace } from '../runtime/frame-pace.ts';
import { readSocketEvent, type SocketEvent } from '../runtime/socket-event.ts';
import {
  concerning,
  count,
  inLog,
  logger,
  metrics,
  onOutboundUnanswered,
  onRefused,
} from '../runtime/telemetry.ts';

const composition = compose('first');
const answer = answerAgent({ ...composition, lists: chainLists(), attributes: contactAttributes() });
const close = closeSocket();
const check = checkOutbound({ ...composition, directory: outboundDirectory() });
const pace = framePace(clock);

const tryAgain = (requestId: string | null): ServerFrame => ({
  type: 'result',
  requestId,
  ok: false,
  code: 'try-again',
  message: 'something failed on our side and nothing was lost: send it again',
});

const requestIn = (frame: ClientFrame): string | null => ('requestId' in frame ? frame.requestId : null);

const framesFor = async (agentId: string, frame: ClientFrame): Promise<readonly ServerFrame[]> => {
  try {
    const frames = await answer(agentId, frame);
    countRefusals(frames);
    return frames;
  } catch (error) {
    logger.error('a frame could not be answered', { frame: frame.type, ...inLog(error) });
    count('FrameFailed');
    return [tryAgain(requestIn(frame))];
  }
};

const countRefusals = (frames: readonly ServerFrame[]): void => {
  for (const frame of frames) if (frame.type === 'result' && !frame.ok) count('RequestRefused', frame.code);
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

/** The page may only ask for another socket now; one that does not listen is closed all the same. */
const turnAway = async (connectionId: string, requestId: string | null): Promise<void> => {
  count('FrameAfterSignIn');
  await send(connectionId, [signedOut(requestId)]);
  await close(connectionId);
};

/** After the page has its snapshot: nobody waits for it, and without it the agent is asked all the same. */
const checkQuietly = async (agentId: string): Promise<void> => {
  try {
    await check(agentId);
  } catch (error) {
    onOutboundUnanswered(error);
  }
};

const answerTo = async ({ agentId, connectionId, signedInUntil, body }: SocketEvent): Promise<void> => {
  const read = readClientFrame(body);
  if (composition.clock() >= signedInUntil)
    return turnAway(connectionId, read.type === 'broken' ? read.requestId : requestIn(read.frame));
  if (read.type === 'broken') {
    onRefused('bad-frame', { agentId, connectionId });
    return send(connectionId, [badFrame(read.requestId, read.problem)]);
  }
  const { frame } = read;
  const about = 'interruptionId' in frame ? frame.interruptionId : undefined;
  const frames = await concerning(about, () => framesFor(agentId, frame));
  if (frames.some(isNotOwner)) onRefused('not-owner', { agentId, connectionId, frame: frame.type });
  await send(connectionId, frames);
  if (frame.type === 'hello') await checkQuietly(agentId);
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
