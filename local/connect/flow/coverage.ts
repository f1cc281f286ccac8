/** Which branches of a flow were taken since it was added. */
import { actionTable } from './action-table.ts';
import type { Action, FlowDocument } from './document.ts';

/** Ways out of a block that a run can take, in the words of flow/run.ts. */
const branchesOf = (action: Action): readonly string[] => {
  const ends = [
    'DisconnectParticipant',
    'EndFlowExecution',
    'TransferContactToQueue',
    'DequeueContactAndTransferToQueue',
  ];
  const normal = ends.includes(action.type) ? ['end'] : action.next === undefined ? [] : ['next'];
  const decides = (actionTable.get(action.type)?.operators.length ?? 0) > 0;
  return [
    ...(decides && action.conditions.length > 0 ? [] : normal),
    ...[...action.errors.keys()].map((type) => `error ${type}`),
    ...action.conditions.map(({ operator, operands }) => `condition ${operator} ${operands.join()}`),
  ];
};

export class Coverage {
  readonly #taken = new Set<string>();
  readonly #all: readonly string[];

  constructor(flow: FlowDocument) {
    this.#all = [...flow.actions.values()].flatMap((action) =>
      branchesOf(action).map((branch) => `${action.id}: ${branch}`),
    );
  }

  took(actionId: string, branch: string): void {
    this.#taken.add(`${actionId}: ${branch}`);
  }

  get taken(): readonly string[] {
    return [...this.#taken];
  }

  get missing(): readonly string[] {
    return this.#all.filter((branch) => !this.#taken.has(branch));
  }
}
