/** A flow of contact-flows/ as it is written, and what its manifest says of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../contact-flows/manifest.json' with { type: 'json' };

export interface Branch {
  readonly ErrorType: string;
  readonly NextAction: string;
}

export interface Condition {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
}

export interface Action {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: {
    readonly NextAction?: string;
    readonly Errors?: readonly Branch[];
    readonly Conditions?: readonly Condition[];
  };
}

export interface Flow {
  readonly Version: string;
  readonly StartAction: string;
  readonly Metadata?: { readonly ActionMetadata?: Readonly<Record<string, unknown>> };
  readonly Actions: readonly Action[];
}

export const flowTypes = ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_WHISPER'] as const;
export type FlowType = (typeof flowTypes)[number];

/** What a flow may lean on. */
export interface Surroundings {
  readonly type: FlowType;
  /** What the stack fills in, without `${` and `}`. */
  readonly placeholders: readonly string[];
  /** The contact attributes that it looks at, and those that it sets. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** The keys of its function's answer, reachable as `$.External.*`. */
  readonly answers: readonly string[];
}

export type FlowFile = keyof typeof manifest;

const isFlowFile = (name: string): name is FlowFile => Object.hasOwn(manifest, name);
export const flowFiles: readonly FlowFile[] = Object.keys(manifest).filter(isFlowFile);

const textOf = (file: FlowFile): string =>
  readFileSync(join(import.meta.dirname, '../../contact-flows', file), 'utf8');

export const flowIn = (file: FlowFile): Flow => JSON.parse(textOf(file));

/** As the stack deploys it. */
export const filledIn = (file: FlowFile, values: Readonly<Record<string, string>>): string =>
  textOf(file).replaceAll(/\$\{(\w+)\}/g, (_all, name: string) => values[name] ?? `missing ${name}`);

export const surroundingsOf = (file: FlowFile): Surroundings => {
  const { type, ...described } = manifest[file];
  const known = flowTypes.find((one) => one === type);
  if (known === undefined) throw new Error(`manifest.json: ${file} has the unknown type ${type}`);
  return { ...described, type: known };
};

/** The other actions that an action can lead to. */
export const targetsOf = ({
  Transitions: { NextAction, Errors = [], Conditions = [] },
}: Action): string[] => [
  ...(NextAction === undefined ? [] : [NextAction]),
  ...[...Errors, ...Conditions].map((branch) => branch.NextAction),
];
