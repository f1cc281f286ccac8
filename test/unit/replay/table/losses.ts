/** A story of the table with events lost. */
import type { RecordedCall } from '../recorded-calls.ts';
import type { Row, Story } from './story.ts';
import { eventsOf } from './the-table.ts';

export interface Loss {
  /** `<event type> of <leg>` */
  readonly lost: string;
  readonly events: RecordedCall;
}

const detailOf = (event: object) => (event as { detail: { eventType: string; contactId: string } }).detail;

export const nameOf = (event: object): string => {
  const { eventType, contactId } = detailOf(event);
  return `${eventType} of ${contactId}`;
};

/** Every story that differs from this one by one lost event. */
export const losses = (story: Story): readonly Loss[] => {
  const all = eventsOf(story);
  return all.map((event) => ({ lost: nameOf(event), events: all.filter((other) => other !== event) }));
};

/** A story that lost something, by the name of both. */
interface LossyStory extends Loss {
  readonly name: string;
  readonly story: Story;
}

export const lossesOf = (stories: Row['stories']): readonly LossyStory[] =>
  Object.entries(stories).flatMap(([variant, story]) =>
    losses(story).map((loss) => ({ ...loss, story, name: `${variant}; lost: ${loss.lost}` })),
  );

/** No leg's end came; the end of the work after it did. */
export const withoutEnds = (stories: Row['stories']): readonly LossyStory[] =>
  Object.entries(stories).map(([variant, story]) => ({
    name: `${variant}; lost: every DISCONNECTED`,
    lost: 'every DISCONNECTED',
    story,
    events: eventsOf(story).filter((event) => detailOf(event).eventType !== 'DISCONNECTED'),
  }));

/** `<agent> <leg>` for each agent who had the customer in this conversation. */
export const hadTheCustomer = ({ legs }: Story): readonly string[] =>
  legs.flatMap(({ agentId, contactId, initiationMethod }) =>
    agentId && initiationMethod !== 'MONITOR' ? [`${agentId} ${contactId}`] : [],
  );
