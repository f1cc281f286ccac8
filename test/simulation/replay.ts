/** Tells one history again, and what our functions wrote down meanwhile. */
import type { History } from './history.ts';
import { tellHistory } from './tell-history.ts';

export const replay = async (
  history: History,
  print: (text: string) => void,
  asJson: boolean,
): Promise<boolean> => {
  const { violations, ledger } = await tellHistory(history);
  if (asJson) {
    print(JSON.stringify({ history, violations, ledger }));
    return violations.length === 0;
  }
  print('steps');
  for (const { at, do: what, ...more } of history.steps)
    print(`  ${(at / 1_000).toFixed(3).padStart(9)} s  ${what} ${JSON.stringify(more)}`);
  print('faults');
  for (const fault of history.faults) print(`  ${JSON.stringify(fault)}`);
  print('ledger');
  for (const { at, interruptionId, seq, type, by, attempt, detail } of ledger)
    print(
      `  ${at}  ${interruptionId} #${seq} ${type} by ${by}, attempt ${attempt} ${JSON.stringify(detail)}`,
    );
  print(violations.length === 0 ? 'nothing was violated' : 'violated');
  for (const { invariant, detail } of violations) print(`  ${invariant}: ${detail}`);
  return violations.length === 0;
};
