/** One of our flows, walked again and again. */
import { Coverage } from '../../local/connect/flow/coverage.ts';
import type { FlowDocument } from '../../local/connect/flow/document.ts';
import { parseFlow } from '../../local/connect/flow/parse.ts';
import { type FlowEnd, runFlow } from '../../local/connect/flow/run.ts';
import { validateFlow } from '../../local/connect/flow/validate.ts';
import { type FlowFile, filledIn, surroundingsOf } from './flow-document.ts';
import { type Scene, ScriptedCall } from './scripted-call.ts';

export interface Walked {
  readonly call: ScriptedCall;
  readonly end: FlowEnd;
  /** Each action with the branch it was left by. */
  readonly way: readonly string[];
}

/** Flows refer to each other by ids here. */
const anything = 'arn:aws:lambda:eu-west-2:111122223333:function:any';
const values = {
  ...{ FreeAgentFunctionArn: anything, CallsInFunctionArn: anything, OwnFlowArn: 'own' },
  ...{ CallbackQueueFlowArn: 'queue', CallbackWhisperFlowArn: 'whisper' },
};

export class WalkedFlow {
  readonly file: FlowFile;
  readonly document: FlowDocument;
  readonly coverage: Coverage;

  constructor(file: FlowFile) {
    this.file = file;
    this.document = parseFlow(filledIn(file, values));
    validateFlow(this.document, surroundingsOf(file).type);
    this.coverage = new Coverage(this.document);
  }

  /** What can go wrong inside Amazon Connect, as `<action>: error <type>`. */
  get faults(): readonly string[] {
    return this.coverage.all.filter((branch) => /: error (?!NoMatchingCondition)/.test(branch));
  }

  /** The faults after which a call comes straight to where this one can happen. */
  faultsLeadingTo(fault: string): readonly string[] {
    const [place] = fault.split(': ');
    return this.faults.filter((one) => {
      const [id = '', type = ''] = one.split(': error ');
      return this.document.actions.get(id)?.errors.get(type) === place;
    });
  }

  /** @param faults those that happen wherever the call comes by */
  async walk(scene: Scene, faults: readonly string[] = []): Promise<Walked> {
    const call = new ScriptedCall(scene);
    const way: string[] = [];
    const end = await runFlow({
      flow: this.document,
      contact: call,
      // A call that moved on is over for this flow as soon as the flow ends.
      stopped: () => call.outcome === 'moved' && /: end$/.test(way.at(-1) ?? ''),
      took: (actionId, branch) => {
        way.push(`${actionId}: ${branch}`);
        this.coverage.took(actionId, branch);
      },
      fault: ({ id }) => faults.find((one) => one.startsWith(`${id}: `))?.split(': error ')[1],
    });
    if (call.outcome === 'unknown' && /^Wait.*: end$/.test(way.at(-1) ?? '')) call.outcome = 'waits';
    return { call, end, way };
  }
}
