/** From a page's hello to a drop that does not pop up: who cannot call out is found out when they sign in. */
import {
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  ListRoutingProfileQueuesCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { amina, support } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { lineDrops, say, supportIsOn } from './story.ts';

let functions: Functions;
let output: CapturedOutput;
const connect = freshCentre();

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions);
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
});

const aminaTakesSupportCalls = (): void => {
  connect.on(DescribeUserCommand).resolves({ User: { RoutingProfileId: 'profile-1' } });
  connect.on(DescribeRoutingProfileCommand).resolves({ RoutingProfile: {} });
  connect.on(ListRoutingProfileQueuesCommand).resolves({
    RoutingProfileQueueConfigSummaryList: [
      { QueueId: support, QueueArn: support, QueueName: 'Support', Priority: 1, Delay: 0, Channel: 'VOICE' },
    ],
  });
};

it('while Amazon Connect does not answer, an agent is asked all the same, and the log says so', async () => {
  connect.on(DescribeUserCommand).rejects(new Error('AccessDeniedException'));
  await say(functions, 'page-1', { type: 'hello' });
  await lineDrops(functions, 'unknown-1');
  expect(await functions.interruption('unknown-1')).toMatchObject({
    popupUntil: expect.any(Number),
    case: { callOut: 'unknown' },
  });
  expect(output.counts()).toMatchObject({ OutboundUnknown: 1 });
});

it('an agent whose outbound queue has no caller ID is not asked, and the page of the agent waits for none of it', async () => {
  aminaTakesSupportCalls();
  connect.on(DescribeQueueCommand).resolves({ Queue: { OutboundCallerConfig: {} } });
  await say(functions, 'page-2', { type: 'hello' });
  expect(functions.pages.framesOf('page-2')).toMatchObject([{ type: 'snapshot' }]);
  expect(await functions.get('AGENTS_TABLE', { agentId: amina, item: 'outbound' })).toMatchObject({
    canCallOut: { [support]: false },
  });
  await lineDrops(functions, 'cannot-1');
  expect(await functions.interruption('cannot-1')).toMatchObject({
    popupUntil: null,
    case: { callOut: 'cannot' },
  });
});

it('a second page of the same agent asks Amazon Connect nothing', async () => {
  const before = connect.commandCalls(DescribeUserCommand).length;
  await say(functions, 'page-3', { type: 'hello' });
  expect(connect.commandCalls(DescribeUserCommand)).toHaveLength(before);
});
