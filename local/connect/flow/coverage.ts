/** Which branches of a flow were taken since it was added. */
import type { Action, FlowDocument } from './document.ts';

/** After these the flow is over, also where a next action is written. */
const last = ['DisconnectParticipant', 'EndFlowExecution', 'TransferContactToQueue', 'TransferToFlow'];

const normalWays = (action: Action): readonly string[] => {
  if (last.includes(action.type)) return ['end'];
  if (action.conditions.length > 0) return [];
  if (action.next !== undefined) return ['next'];
  // Prompts that are never interrupted stay where they are until an agent comes.
  return ['end'];
};

/** Every way out of a block that a run can take, in the words of flow/run.ts. */
const branchesOf = (action: Action): readonly string[] => [
  ...normalWays(action),
  ...[...action.errors.keys()].map((type) => `error ${type}`),
  ...action.conditions.map(({ operator, operands }) => `condition ${operator} ${operands.join()}`),
];

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

  get all(): readonly string[] {
    return this.#all;
  }

  get taken(): readonly string[] {
    return [...this.#taken];
  }

  get missing(): readonly string[] {
    return this.#all.filter((branch) => !this.#taken.has(branch));
  }
}
