/** SearchUsers through the real SDK client. */
import { SearchUsersCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { ana, instanceArn, instanceId, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;

describe('SearchUsers', () => {
  const byName = (FieldName: string, Value: string, ComparisonType: 'EXACT' | 'STARTS_WITH' | 'CONTAINS') =>
    new SearchUsersCommand({
      InstanceId,
      SearchCriteria: { StringCondition: { FieldName, Value, ComparisonType } },
    });

  test('finds exactly the user of that name', async () => {
    const { client } = await smallCentre();
    const { Users, ApproximateTotalCount } = await client.send(byName('Username', 'ana', 'EXACT'));
    expect(ApproximateTotalCount).toBe(1);
    expect(Users).toMatchObject([
      {
        Id: ana,
        Arn: `${instanceArn}/agent/${ana}`,
        Username: 'ana',
        IdentityInfo: { FirstName: 'Ana', LastName: 'Lima' },
      },
    ]);
  });

  test('finds nobody by part of a name when asked for it exactly', async () => {
    const { client } = await smallCentre();
    expect((await client.send(byName('Username', 'an', 'EXACT'))).Users).toEqual([]);
    expect((await client.send(byName('Username', 'an', 'STARTS_WITH'))).Users).toHaveLength(1);
    expect((await client.send(byName('Username', 'o', 'CONTAINS'))).Users).toHaveLength(1);
  });

  test('lists everybody without criteria', async () => {
    const { client } = await smallCentre();
    expect((await client.send(new SearchUsersCommand({ InstanceId }))).Users).toHaveLength(2);
  });

  test('refuses a field that is not searched by', async () => {
    const { client } = await smallCentre();
    await expect(client.send(byName('username', 'ana', 'EXACT'))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('must be Username'),
    });
  });

  test('refuses 0 and 101 results', async () => {
    const { client } = await smallCentre();
    for (const MaxResults of [0, 101]) {
      const asked = client.send(new SearchUsersCommand({ InstanceId, MaxResults }));
      await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  test('takes 5 requests at once and refuses the sixth', async () => {
    const { client } = await smallCentre();
    for (let count = 0; count < 5; count += 1) await client.send(new SearchUsersCommand({ InstanceId }));
    await expect(client.send(new SearchUsersCommand({ InstanceId }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
  });
});

test('a long silence allows no more than one burst', async () => {
  const { client, clock } = await smallCentre();
  await clock.turn(3_600_000);
  for (let count = 0; count < 5; count += 1) await client.send(new SearchUsersCommand({ InstanceId }));
  await expect(client.send(new SearchUsersCommand({ InstanceId }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  });
});
