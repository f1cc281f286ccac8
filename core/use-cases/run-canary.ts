/** The canary's round: it opens a page as agents do, drops a call, and says how soon the page was asked. */
import type { ClientFrame, ServerFrame, View } from '../contracts/agent-socket.ts';
import { canary } from '../contracts/canary.ts';
import type { Clock } from '../ports.ts';
import type { DurationMs, EpochMs } from '../time.ts';

export interface CanaryPage {
  /** The next frame that `pick` takes. @throws Error when none came in time */
  until(pick: (frame: ServerFrame) => View | undefined): Promise<View>;
  say(frame: ClientFrame): void;
  close(): void;
}

export interface CanaryDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly openPage: () => Promise<CanaryPage>;
  readonly drop: (contactId: string, at: EpochMs) => Promise<void>;
}

/** As far as it came: what an operator looks at first. */
export type CanaryStep = 'socket' | 'event' | 'offer' | 'choice';

export type CanaryResult =
  | { readonly type: 'heard'; readonly time: DurationMs }
  | { readonly type: 'silent'; readonly step: CanaryStep; readonly error: unknown };

const silent = (step: CanaryStep, error: unknown): CanaryResult => ({ type: 'silent', step, error });

export const runCanary =
  (deps: CanaryDeps): (() => Promise<CanaryResult>) =>
  async () => {
    let page: CanaryPage;
    try {
      page = await deps.openPage();
    } catch (error) {
      return silent('socket', error);
    }
    try {
      return await dropAndChoose(deps, page);
    } finally {
      page.close();
    }
  };

const dropAndChoose = async ({ clock, newId, drop }: CanaryDeps, page: CanaryPage): Promise<CanaryResult> => {
  const id = newId();
  const interruptionId = `${canary.contactPrefix}${id}`;
  let step: CanaryStep = 'event';
  try {
    const droppedAt = clock();
    await drop(interruptionId, droppedAt);
    step = 'offer';
    const { version } = await page.until(viewOf(interruptionId, 'offered'));
    const time = clock() - droppedAt;
    step = 'choice';
    page.say({ type: 'choose', interruptionId, version, choice: 'end', via: 'popup', requestId: id });
    await page.until(viewOf(interruptionId, 'ended'));
    return { type: 'heard', time };
  } catch (error) {
    return silent(step, error);
  }
};

const viewOf =
  (interruptionId: string, state: View['state']) =>
  (frame: ServerFrame): View | undefined =>
    frame.type === 'interruption' &&
    frame.view.interruptionId === interruptionId &&
    frame.view.state === state
      ? frame.view
      : undefined;
