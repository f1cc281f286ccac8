/** Every permission of every function, and whether the stories needed it. */
import type { Granted } from './granted.ts';
import type { Needed } from './needed.ts';

const columns = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

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
  return [...columns(granted.map((one) => rowOf(one, needed))), '', counts, ...refused].join('\n');
};
