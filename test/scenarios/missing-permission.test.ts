/** A permission that is missing is seen here, and not on the day of the deployment. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { callerSide } from '../../local/demo/caller-side.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { billing } from '../../local/sample-centre.ts';

/** Nothing is measured: the laptop has to start. */
const patience = 90_000;

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Properties: { readonly PolicyDocument?: { Statement: readonly Statement[] } } }>
  >;
}

const without = (action: string, { Action, ...rest }: Statement): readonly Statement[] => {
  const left = [Action].flat().filter((one) => one !== action);
  return left.length === 0 ? [] : [{ ...rest, Action: left }];
};

/** The stack, but that one function may not do one thing on one table. */
const takeAway = async (assembly: string, from: RegExp, action: string, table: RegExp): Promise<void> => {
  const file = join(assembly, 'Rejoin.template.json');
  const template = JSON.parse(await readFile(file, 'utf8')) as Template;
  const policies = Object.entries(template.Resources).filter(([name]) => from.test(name));
  for (const [, { Properties }] of policies) {
    const { PolicyDocument: document } = Properties;
    if (document === undefined) continue;
    document.Statement = document.Statement.flatMap((statement) =>
      table.test(JSON.stringify(statement.Resource)) ? without(action, statement) : [statement],
    );
  }
  await writeFile(file, JSON.stringify(template));
};

const laptopWhere = async (
  beforeRun: (assembly: string) => Promise<void>,
  lines: string[],
): Promise<Laptop> => {
  const laptop = await startLaptop({
    port: 0,
    beforeRun,
    onLog: (name, line) => lines.push(`${name}: ${line}`),
  });
  onTestFinished(() => laptop.stop());
  return laptop;
};

const dropACall = async ({ url, connect }: Laptop): Promise<void> => {
  const side = callerSide(url, connect);
  await side.post('agents/ben/status', { status: 'Break' });
  const { contactId } = await side.post('calls', { from: '+12025550143', queueId: billing });
  await side.until('the call rings', ({ calls }) => calls.find(({ state }) => state === 'offered'));
  await side.post('agents/amina/accept');
  await side.post(`calls/${contactId}/drop`);
};

const firstFailure = ({ cloud }: Laptop): Promise<string> =>
  new Promise((resolve) => {
    const unsubscribe = cloud.invocations.subscribe(({ functionName, status }) => {
      if (status === 'ok') return;
      unsubscribe();
      resolve(`${functionName} ${status}`);
    });
  });

it(
  'without the right to append to the ledger a contact event fails, and it is said who may not do what',
  async () => {
    const lines: string[] = [];
    const laptop = await laptopWhere(
      (assembly) => takeAway(assembly, /^Functionscontactevents.*Policy/, 'dynamodb:PutItem', /TablesLedger/),
      lines,
    );
    const failure = firstFailure(laptop);
    await dropACall(laptop);
    expect(await failure).toBe('Rejoin-contact-events partial');
    const message =
      /^User: arn:aws:sts::\d{12}:assumed-role\/Rejoin-Functionscontactevents\w+\/Rejoin-contact-events is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:\d{12}:table\/Rejoin-TablesLedger\w+ because no identity-based policy allows the dynamodb:PutItem action$/;
    const [refusal, ...others] = laptop.cloud.iam.refusals();
    expect(refusal?.message).toMatch(message);
    expect(others.filter(({ action }) => action !== 'dynamodb:PutItem')).toEqual([]);
    expect(lines).toContain(`Rejoin-contact-events: ${refusal?.message}`);
  },
  patience,
);
