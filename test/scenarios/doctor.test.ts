/** An admin asks what is wrong with the queues of the laptop contact centre. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { ran } from '../unit/admin/ran.ts';
import { queueNamed } from './outsider.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
});
afterAll(() => laptop?.stop());

const doctor = (...args: string[]) => ran(['queues', 'doctor', ...args, `--local=${laptop.url}`]);

it('nothing, as they come', async () => {
  const { code, printed } = await doctor('--json');
  expect(code).toBe(0);
  const diagnoses: readonly { queueId: string; findings: readonly { level: string }[] }[] =
    JSON.parse(printed);
  const info = await laptop.info();
  const queues = ['Support', 'Billing'].map((name) => queueNamed(info, name));
  expect(diagnoses.map(({ queueId }) => queueId).sort()).toEqual(queues.sort());
  for (const { findings } of diagnoses) for (const { level } of findings) expect(level).toBe('ok');
});

it('that a queue is none of the instance’s', async () => {
  const { code, printed, complaints } = await doctor('sales');
  expect(code).toBe(1);
  expect(printed).toContain('WRONG');
  expect(complaints).toContain('to repair: 1');
});
