/** Sources of the fixture's bundles, by asset. */
export const bundles: Readonly<Record<string, string>> = {
  echo: `
    let calls = 0;
    export const handler = async (event, context) => {
      calls += 1;
      if (event.say) console.log(event.say);
      if (event.body === '"hang"') console.log('begun');
      if (event.hang || event.body === '"hang"') await new Promise(() => setInterval(() => {}, 1000));
      if (event.exit) process.exit(3);
      if (event.fail || event.detail?.fail) throw new RangeError('out of range');
      if (event.body === '"fail"') throw new Error('no ticket today');
      if (event.version === '2.0') return { statusCode: 201, headers: { 'X-Seen': 'yes', 'Access-Control-Allow-Origin': '*' }, cookies: ['a=1'], body: JSON.stringify(event) };
      return { calls, event, env: process.env, remaining: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn };
    };`,
  worker: `
    export const handler = async ({ Records }) => {
      const failed = Records.filter(({ body }) => body.includes('poison'));
      if (Records.some(({ body }) => body.includes('crash'))) throw new Error('crashed');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };`,
  authorizer: `
    export const handler = async (event) => {
      const [, ticket] = event.headers['Sec-WebSocket-Protocol'].split(/, ?/);
      if (ticket === 'ticket.thrown') throw new Error('Unauthorized');
      if (ticket === 'ticket.broken') throw new Error('database is away');
      if (ticket === 'ticket.garbage') return { principalId: 'x' };
      const Effect = ticket === 'ticket.denied' ? 'Deny' : 'Allow';
      return {
        principalId: 'amina',
        policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: event.methodArn }] },
        context: { agentId: 'agent-1', level: 3 },
      };
    };`,
  socket: `
    export const handler = async (event) => {
      const { routeKey, connectionId, authorizer } = event.requestContext;
      if (routeKey === '$connect') {
        const offered = event.headers['Sec-WebSocket-Protocol'];
        if (offered.includes('ticket.full')) return { statusCode: 429, body: 'too many' };
        return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'desk.v1' } };
      }
      if (routeKey === '$disconnect') return { statusCode: 200 };
      if (event.body.includes('crash')) throw new Error('crashed');
      const text = JSON.stringify({ routeKey, authorizer, body: event.body });
      const url = process.env.SOCKET_URL + '/@connections/' + encodeURIComponent(connectionId);
      await fetch(url, { method: 'POST', body: text, headers: { authorization: 'AWS4-HMAC-SHA256 local' } });
      return { statusCode: 200 };
    };`,
};
