/** A frame from an agent's page. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { readClientFrame, type ServerFrame } from '../../core/contracts/agent-socket.ts';
import { answerAgent } from '../../core/use-cases/answer-agent.ts';
import { compose } from '../runtime/composition.ts';
import { contactAttributes } from '../runtime/connect.ts';
import { readSocketEvent } from '../runtime/socket-event.ts';
import { count, inLog, logger, metrics } from '../runtime/telemetry.ts';

const composition = compose();
const answer = answerAgent({ ...composition, attributes: contactAttributes() });

const tryAgain = (requestId: string | null): ServerFrame => ({
  type: 'result',
  requestId,
  ok: false,
  code: 'try-again',
  message: 'something failed on our side and nothing was lost: send it again',
});

const framesFor = async (agentId: string, body: string): Promise<readonly ServerFrame[]> => {
  const read = readClientFrame(body);
  if (read.type === 'broken') {
    count('BadFrame');
    const { requestId, problem } = read;
    return [{ type: 'result', requestId, ok: false, code: 'bad-frame', message: problem }];
  }
  try {
    return await answer(agentId, read.frame);
  } catch (error) {
    logger.error('a frame could not be answered', { frame: read.frame.type, ...inLog(error) });
    count('FrameFailed');
    return [tryAgain('requestId' in read.frame ? read.frame.requestId : null)];
  }
};

export const handler = middy()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(async (event: unknown) => {
    const { agentId, connectionId, body } = readSocketEvent(event);
    for (const frame of await framesFor(agentId, body)) {
      if (!(await composition.sockets.send(connectionId, frame))) break;
    }
    return { statusCode: 200 };
  });
