/** The tables, queues and keys of our own stack, and nothing else of it, in a local cloud whose clock the test turns. */
import { referredTo, resourcesOf, synthesized } from '../../infra/synthesized.ts';
import { type ManualClock, manualClock } from '../../unit/cloud/manual-clock.ts';
import { type RunningCloud, runCloud } from '../cloud/running-cloud.ts';

export interface RejoinStorage extends RunningCloud {
  readonly clock: ManualClock;
  /** The functions' variables as the stack sets them, but for those that name neither text, a table, a queue nor a key. */
  readonly variables: Readonly<Record<string, string>>;
  variable(name: string): string;
}

const storageOfTheStack = () => {
  const stack = synthesized();
  const storage = new Map(
    ['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::KMS::Key'].flatMap((type) => [
      ...resourcesOf(stack, type),
    ]),
  );
  const functions = [...resourcesOf(stack, 'AWS::Lambda::Function').values()];
  const variables = functions.flatMap(({ Properties }) =>
    Object.entries((Properties.Environment as { Variables: Record<string, unknown> }).Variables),
  );
  const known = variables.filter(
    ([, value]) => typeof value === 'string' || storage.has(referredTo(value) ?? ''),
  );
  return {
    Resources: Object.fromEntries(storage),
    Outputs: Object.fromEntries(known.map(([name, value]) => [name, { Value: value }])),
  };
};

// The CDK checks each template that it writes, which takes seconds; `npm test` has that done once, by its synth step.
process.env.CDK_VALIDATION = 'false';
const template = storageOfTheStack();

export const startStorage = async (): Promise<RejoinStorage> => {
  const clock = manualClock();
  const running = await runCloud({ template, clock });
  return {
    ...running,
    clock,
    variables: running.cloud.outputs,
    variable: (name) => running.output(name),
  };
};
