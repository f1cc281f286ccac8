/** What can go wrong, for the one who is called: each is an alarm, or one for each function, and a chapter of docs/runbook.md. */

interface Written {
  readonly title: string;
  readonly hurt: string;
  /** Somebody is to be woken for it. The rest can wait until morning. */
  readonly urgent: boolean;
}

export const chapters = {
  CanarySilent: {
    title: 'a drop of our own did not reach its agent',
    hurt: 'Probably every customer whose call breaks off: what the canary does not get, agents do not get.',
    urgent: true,
  },
  ContactEventsDeadLetters: {
    title: 'contact events that `contact-events` could not process',
    hurt: 'Customers whose call broke off: their agents were never asked.',
    urgent: true,
  },
  ContactEventRulesUndelivered: {
    title: 'contact events that EventBridge could not put into the queue',
    hurt: 'Customers whose call broke off: their agents were never asked.',
    urgent: true,
  },
  DeadlinesDeadLetters: {
    title: 'interruptions that `deadlines` could not see to in time',
    hurt: 'Hardly anybody: a card may look older than it is.',
    urgent: false,
  },
  LookUpsDeadLetters: {
    title: 'contacts that `look-ups` could not ask Amazon Connect about',
    hurt: 'Customers whose call ended without a reason in its event: their agents were not asked.',
    urgent: false,
  },
  DialsDeadLetters: {
    title: 'callbacks that `dials` could not place',
    hurt: 'A customer who was promised a call, and the agent who waits for it.',
    urgent: true,
  },
  EventsLost: {
    title: 'contact events that EventBridge could keep nowhere',
    hurt: 'Customers whose call broke off: nothing is left of the event.',
    urgent: true,
  },
  ContactEventsLate: {
    title: 'contact events that wait for `contact-events`',
    hurt: 'Customers and agents: what is older than 30 seconds no longer pops up.',
    urgent: true,
  },
  LookUpsLate: {
    title: 'questions to Amazon Connect that wait for `look-ups`',
    hurt: 'Agents: their offers come late, as a button.',
    urgent: false,
  },
  DialsLate: {
    title: 'callbacks that wait for `dials`',
    hurt: 'Customers who were promised a call: soon it will not be made any more.',
    urgent: true,
  },
  DeadlinesLate: {
    title: 'deadlines that wait for `deadlines`',
    hurt: 'Hardly anybody: a pop-up may stay longer than it should.',
    urgent: false,
  },
  FunctionErrors: {
    title: 'a function crashed or ran out of time',
    hurt: 'Depends on the function: the chapter has a list.',
    urgent: false,
  },
  FunctionThrottled: {
    title: 'Lambda would not start a function',
    hurt: 'Everybody a little: pop-ups, choices and callbacks come late.',
    urgent: false,
  },
  DialErrors: {
    title: 'callbacks that were chosen and not made',
    hurt: 'Customers whose agent said yes, and their agents, who are told that it failed.',
    urgent: true,
  },
  DialsAmbiguous: {
    title: 'callbacks of which nobody knows whether they were made',
    hurt: 'A customer who may or may not be called, and an agent who is told so.',
    urgent: true,
  },
  SafetyStop: {
    title: 'more callbacks than the installation may make',
    hurt: 'Customers whose agent said yes: the safety stop refuses callbacks. Or nobody, and somebody abuses it.',
    urgent: true,
  },
  OffersNotShown: {
    title: 'offers that no page showed',
    hurt: 'Customers whose call broke off: their agents are asked and do not see it.',
    urgent: true,
  },
  TimeToShownSlow: {
    title: 'pop-ups that come late',
    hurt: 'Agents: the customer is gone for seconds before they are asked.',
    urgent: false,
  },
  FramesFailed: {
    title: 'clicks of agents that could not be answered',
    hurt: 'Agents who choose or finalise: they are asked to do it again.',
    urgent: true,
  },
  FlowAnswersFailed: {
    title: 'flows that got no good answer from a function',
    hurt: 'Customers: they wait for the wrong agent, or are not recognised when they call in.',
    urgent: false,
  },
  ConnectThrottled: {
    title: 'Amazon Connect or DynamoDB is asked too fast',
    hurt: 'Customers and agents: callbacks and offers come late.',
    urgent: false,
  },
  ConnectSilent: {
    title: 'Amazon Connect did not say what was asked',
    hurt: 'Hardly anybody: offers and callbacks are made without a check.',
    urgent: false,
  },
  BrokenSettings: {
    title: 'a queue is off because of its settings',
    hurt: 'Customers and agents of that queue: nothing is offered there.',
    urgent: false,
  },
  BrokenEvents: {
    title: 'contact events that could not be read',
    hurt: 'Customers whose call broke off, should Amazon Connect write its events in a new way.',
    urgent: false,
  },
  FormsNotSaved: {
    title: 'answers of agents that Amazon Connect would not keep',
    hurt: 'Agents who finalise: the case stays open.',
    urgent: false,
  },
} as const satisfies Readonly<Record<string, Written>>;

export type ChapterName = keyof typeof chapters;

export const headingOf = (name: ChapterName): string => `${name}: ${chapters[name].title}`;

/** The anchor that the page's renderer makes of a heading: lower case, hyphens for spaces, no other punctuation. */
export const linkTo = (heading: string): string =>
  `docs/runbook.md#${heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')}`;
