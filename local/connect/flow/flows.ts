/** The flows of the instance. Adding one checks it as CreateContactFlow does. */
import * as v from 'valibot';
import { idOf } from '../centre.ts';
import type { Instance } from '../instance.ts';
import { Coverage } from './coverage.ts';
import { type Action, type FlowDocument, type FlowType, flowTypes } from './document.ts';
import { InvalidFlow } from './invalid-flow.ts';
import { isPath } from './json-path.ts';
import { parseFlow } from './parse.ts';
import { validateFlow } from './validate.ts';

export interface NewFlow {
  readonly name: string;
  /** One of CreateContactFlow's types, such as CONTACT_FLOW or CUSTOMER_QUEUE. */
  readonly type: string;
  /** The flow document as text. */
  readonly content: string;
}

export interface Flow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  readonly document: FlowDocument;
  readonly coverage: Coverage;
}

export class Flows {
  readonly #instance: Instance;
  readonly #newId: () => string;
  readonly #byId = new Map<string, Flow>();

  constructor(instance: Instance, newId: () => string) {
    this.#instance = instance;
    this.#newId = newId;
  }

  /** @throws InvalidFlow (InvalidContactFlowException) naming every problem */
  add({ name, type, content }: NewFlow): Flow {
    if (!v.is(v.picklist(flowTypes), type)) {
      throw new InvalidFlow([`there is no flow type "${type}"; the types are ${flowTypes.join(', ')}`]);
    }
    // SDK type: CreateContactFlow answers DuplicateResourceException for a name that is taken.
    if (this.all().some((flow) => flow.name === name)) {
      throw new InvalidFlow([`a flow called "${name}" exists already`]);
    }
    const document = parseFlow(content);
    validateFlow(document, type);
    this.#checkReferences(document);
    const id = this.#newId();
    const arn = this.#instance.flowArn(id);
    const flow = { id, arn, name, type, document, coverage: new Coverage(document) };
    this.#byId.set(id, flow);
    return flow;
  }

  all(): readonly Flow[] {
    return [...this.#byId.values()];
  }

  /** By id or ARN. */
  find(idOrArn: string): Flow | undefined {
    return this.#byId.get(idOf(idOrArn));
  }

  /** assumed: a flow named in an event hook must exist when the flow that names it is created. */
  #checkReferences(document: FlowDocument): void {
    const problems = [...document.actions.values()].flatMap((action) =>
      hookedFlows(action)
        .filter((reference) => !isPath(reference) && this.find(reference) === undefined)
        .map((reference) => `action "${action.id}": there is no flow ${reference}`),
    );
    if (problems.length > 0) throw new InvalidFlow(problems);
  }
}

const hookedFlows = (action: Action): readonly string[] => {
  const { EventHooks } = action.parameters;
  return v.is(v.record(v.string(), v.string()), EventHooks) ? Object.values(EventHooks) : [];
};
