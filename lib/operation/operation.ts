/** What the one who runs Rejoin needs: alarms that name a chapter of docs/runbook.md, and a dashboard. */
import { Construct } from 'constructs';
import { Dashboard } from './dashboard.ts';
import { watchMachinery } from './machinery-alarms.ts';
import { watchStory } from './story-alarms.ts';
import { Watch } from './watch.ts';
import type { WatchedParts } from './watched-parts.ts';

export interface OperationProps extends WatchedParts {
  readonly alarmTopicArn: string | undefined;
}

export class Operation extends Construct {
  constructor(scope: Construct, id: string, props: OperationProps) {
    super(scope, id);
    const watch = new Watch(this, 'Alarms', props.alarmTopicArn);
    watchMachinery(watch, props);
    watchStory(watch);
    watch.page();
    new Dashboard(this, 'Dashboard', props);
  }
}
