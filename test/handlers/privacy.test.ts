/** A call is lost and resumed through every function; then every line that they wrote is read. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina, batch, customersNumber, drop, ourNumber, socketEvent } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { customersName, freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { type SignInProvider, startSignInProvider } from './sign-in-provider.ts';
import { callbackIsPlaced, supportIsOn } from './story.ts';
import { askForTicket } from './ticket-request.ts';

let functions: Functions;
let provider: SignInProvider;
let output: CapturedOutput;

beforeAll(async () => {
  provider = await startSignInProvider();
  functions = await startFunctions({ JWT_JWKS_URL: provider.jwksUrl });
  await supportIsOn(functions);
});
afterAll(async () => {
  await functions?.stop();
  await provider?.stop();
});
beforeEach(() => {
  freshCentre();
  output = captureOutput();
});

const signIn = async (token: string): Promise<string> => {
  const { body } = await askForTicket(functions, { authorization: `Bearer ${token}` });
  const protocols = `rejoin.v1, ticket.${body.ticket}`;
  const headers = { Origin: functions.allowedOrigin, 'Sec-WebSocket-Protocol': protocols };
  await functions.invoke('socket-authorizer', { type: 'REQUEST', methodArn: 'arn:aws:execute-api', headers });
  const connect = socketEvent('$connect', 'laptop', { agentId: amina });
  await functions.invoke('socket-connect', { ...(connect as object), headers });
  return String(body.ticket);
};

const callbackReaches = async (contactId: string): Promise<void> => {
  const { instanceArn } = functions;
  const ContactData = {
    ContactId: 'callback-1',
    InstanceARN: instanceArn,
    CustomerEndpoint: { Address: customersNumber, Type: 'TELEPHONE_NUMBER' },
    Attributes: { rejoinInterruptionId: contactId, customerName: customersName },
  };
  await functions.invoke('free-agent', {
    Name: 'ContactFlowEvent',
    Details: { ContactData, Parameters: {} },
  });
  const event = drop({ contactId: 'callback-1', instanceArn, at: new Date() });
  const detail = event.detail as Record<string, unknown>;
  const joined = {
    ...detail,
    eventType: 'CONNECTED_TO_AGENT',
    initiationMethod: 'API',
    relatedContactId: contactId,
  };
  await functions.invoke('contact-events', batch({ joined: { ...event, detail: joined } }));
};

describe('what the functions write', () => {
  it('tells the whole story without a phone number, a name, a token or a ticket', async () => {
    const token = await provider.tokenWith();
    const ticket = await signIn(token);
    await callbackIsPlaced(functions, 'private-1');
    await callbackReaches('private-1');

    const story = ['offered', 'chosen', 'dialling', 'placed', 'freed', 'resumed'];
    expect(await functions.ledgerOf('private-1')).toEqual(story);
    expect(output.messages()).toEqual(expect.arrayContaining(story));
    const written = output.lines.join('\n');
    expect(written).not.toMatch(/\+[1-9]\d{6,14}/);
    const secrets = [customersNumber.slice(1), ourNumber.slice(1), customersName, token, ticket, '"amina"'];
    for (const secret of secrets) expect(written).not.toContain(secret);
  });

  it('names the agent by id alone, and the number in pieces nowhere', async () => {
    await callbackIsPlaced(functions, 'private-2');
    const written = output.lines.join('\n');
    expect(written).toContain(amina);
    expect(written).not.toContain(customersNumber.slice(-8));
    expect(written).not.toContain('•');
  });
});
