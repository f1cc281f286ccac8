/**
 * The whole template, so that every change of infrastructure is seen in review. What differs with every change of
 * code is left out. `vitest run test/infra/template.test.ts -u` writes it anew.
 */
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { complete, stackOf } from './synthesized.ts';

/** A digest of contents: of an asset, or behind the id of what is made anew with each deployment. */
const digest = /[0-9a-f]{64}/g;

const withoutDigests = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(digest, '<asset>');
  if (Array.isArray(value)) return value.map(withoutDigests);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key.replace(digest, '<asset>'), withoutDigests(inner)]),
  );
};

it('the template is the one that was last looked at', async () => {
  const { Resources, Outputs } = Template.fromStack(stackOf(complete).stack).toJSON();
  const text = JSON.stringify(withoutDigests({ Outputs, Resources }), null, 1);
  await expect(`${text}\n`).toMatchFileSnapshot('__snapshots__/template.snap');
});

it('is the same when nothing has changed', () => {
  const once = Template.fromStack(stackOf(complete).stack).toJSON();
  expect(Template.fromStack(stackOf(complete).stack).toJSON()).toEqual(once);
});
