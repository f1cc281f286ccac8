/** Every permission of every function, and whether the stories needed it. */
import { columns } from '../../admin/columns.ts';
import type { Granted } from './granted.ts';
import type { Needed } from './needed.ts';

/** The type of an Amazon Connect resource, where one permission is on several. */
const kindOf = (resource: string): string => /\/([a-z-]+)\/\*$/.exec(resource)?.[1] ?? '';

const rowOf = (one: Granted, needed: Needed): readonly string[] => [
  needed.has(one) ? 'needed' : 'NOT NEEDED',
  one.handler,
  one.action,
  one.on.includes(',') ? kindOf(one.resource) : one.on,
  one.why,
];

export const report = (granted: readonly Granted[], needed: Needed): string => {
  const unneeded = granted.filter((one) => !needed.has(one)).length;
  const counts = `${granted.length} permissions, ${granted.length - unneeded} needed, ${unneeded} not needed by what was played on ${needed.laptops} laptops`;
  const refused = needed.refusals.map((message) => `Refused: ${message}`);
  return [columns(granted.map((one) => rowOf(one, needed))), '', counts, ...refused].join('\n');
};
