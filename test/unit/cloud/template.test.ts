// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders this way.
import { describe, expect, test } from 'vitest';
import type { ResourceType } from '../../../local/cloud/template/resource-type.ts';
import { deploy } from '../../../local/cloud/template/template.ts';

const made: string[] = [];

const thing: ResourceType = {
  honoured: ['Name', 'Parts.Size'],
  noEffect: { Tags: 'nothing reads them' },
  create({ logicalId, properties }) {
    made.push(logicalId);
    return {
      ref: `ref-${logicalId}`,
      attributes: { Arn: `arn-${logicalId}`, Name: String(properties.Name) },
    };
  },
};

const run = (template: Record<string, unknown>): Promise<Record<string, string>> => {
  made.length = 0;
  const pseudoParameters = { 'AWS::Region': 'us-east-1', 'AWS::Partition': 'aws' };
  return deploy({
    template,
    pseudoParameters,
    types: { Thing: thing },
    others: { Outside: () => ({ ref: 'outside' }) },
  });
};

const value = async (
  expression: unknown,
  more: Record<string, unknown> = {},
): Promise<string | undefined> => {
  const Resources = { One: { Type: 'Thing', Properties: { Name: 'one' } } };
  return (await run({ Resources, Outputs: { Value: { Value: expression } }, ...more })).Value;
};

describe('intrinsic functions', () => {
  test.each([
    ['Ref to a resource', { Ref: 'One' }, 'ref-One'],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['One', 'Arn'] }, 'arn-One'],
    ['GetAtt as text', { 'Fn::GetAtt': 'One.Arn' }, 'arn-One'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'One' }, { Ref: 'AWS::NoValue' }]] }, 'a-ref-One'],
    [
      'Sub',
      { 'Fn::Sub': 'x-${One}-${One.Arn}-${AWS::Region}-${!kept}' },
      'x-ref-One-arn-One-us-east-1-${kept}',
    ],
    ['Sub with variables', { 'Fn::Sub': ['${Local}', { Local: { Ref: 'One' } }] }, 'ref-One'],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'One' }] }] }, 'One'],
  ])('%s', async (_name, expression, expected) => {
    expect(await value(expression)).toBe(expected);
  });

  test('If follows its condition', async () => {
    const Conditions = {
      Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
      Away: { 'Fn::Not': [{ Condition: 'Here' }] },
    };
    expect(await value({ 'Fn::If': ['Here', 'yes', 'no'] }, { Conditions })).toBe('yes');
    expect(await value({ 'Fn::If': ['Away', 'yes', 'no'] }, { Conditions })).toBe('no');
  });

  test('a parameter has its default; one that lives in SSM has none', async () => {
    const Parameters = {
      Size: { Type: 'String', Default: 'big' },
      Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/v' },
    };
    expect(await value({ Ref: 'Size' }, { Parameters })).toBe('big');
    await expect(value({ Ref: 'Version' }, { Parameters })).rejects.toThrow(/Parameter Version is used/);
  });
});

describe('order', () => {
  test('a resource is made after those it refers to, in whatever order they are written', async () => {
    await run({
      Resources: {
        Last: { Type: 'Thing', Properties: { Name: { 'Fn::Sub': '${Middle.Arn}' } } },
        Middle: {
          Type: 'Thing',
          Properties: { Name: { 'Fn::GetAtt': ['First', 'Arn'] } },
          DependsOn: ['Other'],
        },
        First: { Type: 'Thing' },
        Other: { Type: 'Thing' },
      },
    });
    expect(made).toEqual(['First', 'Other', 'Middle', 'Last']);
  });

  test('a circle is named', async () => {
    const Resources = {
      A: { Type: 'Thing', Properties: { Name: { Ref: 'B' } } },
      B: { Type: 'Thing', DependsOn: 'A' },
    };
    await expect(run({ Resources })).rejects.toThrow(/circle: A -> B -> A/);
  });

  test('a resource whose condition is false is not made', async () => {
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
    await run({ Conditions, Resources: { A: { Type: 'Thing', Condition: 'Never' }, B: { Type: 'Thing' } } });
    expect(made).toEqual(['B']);
  });
});

describe('what is not known is refused, by name', () => {
  test('a resource type', async () => {
    await expect(run({ Resources: { Mail: { Type: 'AWS::SNS::Topic' } } })).rejects.toThrow(
      /Mail \(AWS::SNS::Topic\): the local cloud does not know this resource type/,
    );
  });

  test('a property', async () => {
    const Resources = { One: { Type: 'Thing', Properties: { Colour: 'red' } } };
    await expect(run({ Resources })).rejects.toThrow(
      /One \(Thing\): the local cloud does not know the property Colour/,
    );
  });

  test('a property deep inside a list', async () => {
    const Resources = {
      One: { Type: 'Thing', Properties: { Parts: [{ Size: 1 }, { Size: 2, Weight: 3 }] } },
    };
    await expect(run({ Resources })).rejects.toThrow(/the property Parts\.Weight/);
  });

  test('a property without effect, and one below an honoured one, are accepted', async () => {
    const Resources = {
      One: { Type: 'Thing', Properties: { Tags: [{ Key: 'a' }], Name: { deep: { er: 1 } } } },
    };
    await expect(run({ Resources })).resolves.toEqual({});
  });

  test('an intrinsic function', async () => {
    await expect(value({ 'Fn::ImportValue': 'x' })).rejects.toThrow(/Fn::ImportValue is not supported/);
  });

  test('an attribute', async () => {
    await expect(value({ 'Fn::GetAtt': ['One', 'StreamArn'] })).rejects.toThrow(/One\.StreamArn/);
  });

  test('a resource member', async () => {
    await expect(run({ Resources: { One: { Type: 'Thing', CreationPolicy: {} } } })).rejects.toThrow(
      /One: .*CreationPolicy/,
    );
  });
});
