/** Who may do what: each action and each table, queue and key, with the functions that have it. */
import { describe, expect, it } from 'vitest';
import { type Permission, permissionsOf } from './permissions.ts';
import { configuration, synthesized } from './synthesized.ts';

const permissions = permissionsOf(synthesized());
const instance = configuration.instance.arn;

const who = (action: string): string[] =>
  [...new Set(permissions.filter((each) => each.action === action).map((each) => each.handler))].sort();
const on = (table: string): readonly Permission[] =>
  permissions.filter(({ resource }) => resource.startsWith(`<Tables${table}`));

const keepers = [
  'contact-events',
  'customer-calls-in',
  'deadlines',
  'dials',
  'free-agent',
  'look-ups',
  'socket-message',
];

describe('Amazon Connect', () => {
  it('only dials may start a call', () => {
    expect(who('connect:StartOutboundVoiceContact')).toEqual(['dials']);
  });

  it('only look-ups and dials may read a contact, and only of this instance', () => {
    expect(who('connect:DescribeContact')).toEqual(['dials', 'look-ups']);
    const resources = permissions.filter(({ action }) => action === 'connect:DescribeContact');
    expect(resources.map(({ resource }) => resource)).toEqual([
      `${instance}/contact/*`,
      `${instance}/contact/*`,
    ]);
  });

  it('only the functions that keep a form and lead a returning customer may change the attributes of a contact', () => {
    expect(who('connect:UpdateContactAttributes')).toEqual(['customer-calls-in', 'socket-message']);
    expect(who('connect:GetContactAttributes')).toEqual(['customer-calls-in']);
  });

  it('only dials may end a call', () => {
    expect(who('connect:StopContact')).toEqual(['dials']);
  });

  it('only free-agent may look at what an agent is doing', () => {
    expect(who('connect:GetCurrentUserData')).toEqual(['free-agent']);
    expect(who('connect:ListAgentStatuses')).toEqual(['free-agent']);
  });

  it('only free-agent may take an agent out of after-contact work', () => {
    expect(permissions.filter(({ action }) => action === 'connect:DismissUserContact')).toEqual([
      { handler: 'free-agent', action: 'connect:DismissUserContact', resource: `${instance}/agent/*` },
    ]);
  });

  it('only ticket may look up users', () => {
    expect(permissions.filter(({ action }) => action === 'connect:SearchUsers')).toEqual([
      { handler: 'ticket', action: 'connect:SearchUsers', resource: instance },
    ]);
  });

  it.each([
    'connect:DescribeUser',
    'connect:DescribeRoutingProfile',
    'connect:ListRoutingProfileQueues',
    'connect:DescribeQueue',
  ])('only the functions that ask where agents may call out have %s', (action) => {
    expect(who(action)).toEqual(['dials', 'socket-message']);
  });

  it('only dials may ask when a queue is open', () => {
    expect(permissions.filter(({ action }) => action === 'connect:GetEffectiveHoursOfOperations')).toEqual([
      {
        handler: 'dials',
        action: 'connect:GetEffectiveHoursOfOperations',
        resource: `${instance}/operating-hours/*`,
      },
    ]);
  });

  it('nothing else of Amazon Connect is allowed', () => {
    const actions = new Set(
      permissions.map(({ action }) => action).filter((action) => action.startsWith('connect:')),
    );
    expect([...actions].sort()).toEqual([
      'connect:DescribeContact',
      'connect:DescribeQueue',
      'connect:DescribeRoutingProfile',
      'connect:DescribeUser',
      'connect:DismissUserContact',
      'connect:GetContactAttributes',
      'connect:GetCurrentUserData',
      'connect:GetEffectiveHoursOfOperations',
      'connect:ListAgentStatuses',
      'connect:ListRoutingProfileQueues',
      'connect:SearchUsers',
      'connect:StartOutboundVoiceContact',
      'connect:StopContact',
      'connect:UpdateContactAttributes',
    ]);
  });
});

describe('tables', () => {
  it('the ledger can be appended to and nothing more, not even read', () => {
    expect([...new Set(on('Ledger').map(({ action }) => action))]).toEqual(['dynamodb:PutItem']);
  });

  it('functions read the queue settings and never write them', () => {
    expect([...new Set(on('QueueSettings').map(({ action }) => action))]).toEqual(['dynamodb:GetItem']);
  });

  it('a ticket is written for agents by one function, for the canary by itself, and used up by another', () => {
    expect(
      on('Tickets')
        .map(({ handler, action }) => `${handler} ${action}`)
        .sort(),
    ).toEqual([
      'canary dynamodb:PutItem',
      'socket-authorizer dynamodb:DeleteItem',
      'ticket dynamodb:PutItem',
    ]);
  });

  it('only the functions that keep interruptions touch them', () => {
    expect([...new Set(on('Interruptions').map(({ handler }) => handler))].sort()).toEqual(keepers);
  });

  const whoOn = (table: string, action: string): string[] =>
    [
      ...new Set(
        on(table)
          .filter((each) => each.action === `dynamodb:${action}`)
          .map(({ handler }) => handler),
      ),
    ].sort();

  it('only who opens interruptions puts them on the list of their holder', () => {
    expect(whoOn('Agents', 'PutItem')).toEqual([
      'contact-events',
      'look-ups',
      'socket-connect',
      'socket-message',
    ]);
    expect(whoOn('QueueSettings', 'GetItem')).toEqual(['contact-events', 'look-ups', 'socket-message']);
  });

  it('only look-ups, which has the number, makes a customer known; who ends nothing takes nobody away', () => {
    expect(whoOn('Callers', 'PutItem')).toEqual(['look-ups']);
    expect(whoOn('Callers', 'Query')).toEqual(['customer-calls-in']);
    expect(whoOn('Callers', 'DeleteItem')).toEqual([
      'contact-events',
      'customer-calls-in',
      'deadlines',
      'look-ups',
      'socket-message',
    ]);
  });

  it('only dials counts calls and keeps their line, and it cannot remove what was counted', () => {
    expect(
      on('DialLimits')
        .map(({ handler, action }) => `${handler} ${action}`)
        .sort(),
    ).toEqual(['dials dynamodb:GetItem', 'dials dynamodb:PutItem', 'dials dynamodb:UpdateItem']);
  });

  it('no table can be scanned', () => {
    expect(who('dynamodb:Scan')).toEqual([]);
  });
});

describe('the key of the phone numbers', () => {
  it('three functions may use it, to hash and for nothing else, and they may use no other key', () => {
    const allowed = permissions.filter(({ action }) => action.startsWith('kms:'));
    expect(who('kms:GenerateMac')).toEqual(['customer-calls-in', 'dials', 'look-ups']);
    expect(allowed.map(({ action }) => action)).toEqual(allowed.map(() => 'kms:GenerateMac'));
    for (const { resource } of allowed) expect(resource).toMatch(/^<NumberKey/);
  });
});

describe('queues and sockets', () => {
  it('only the functions that keep interruptions put work into queues and push to pages', () => {
    expect(who('sqs:SendMessage')).toEqual(keepers);
    expect(who('execute-api:ManageConnections')).toEqual(keepers);
  });

  it('each queue is read by its own function', () => {
    const reads = permissions.filter(({ action }) => action === 'sqs:ReceiveMessage');
    expect(
      reads.map(({ handler, resource }) => `${handler} ${resource.replace(/Queue\w*>$/, '>')}`).sort(),
    ).toEqual([
      'contact-events <ContactEvents>',
      'deadlines <Deadlines>',
      'dials <Dials>',
      'look-ups <LookUps>',
    ]);
  });
});
