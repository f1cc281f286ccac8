import type { Answers } from '../../core/contracts/form.ts';
import { AppError } from '../../core/errors.ts';
import type {
  AfterContactWork,
  AgentPresence,
  CallEnder,
  CallRequest,
  CallResult,
  CallStarter,
  ContactAttributes,
  ContactDirectory,
  DescribedContact,
  OriginalAttributes,
  SaveResult,
} from '../../core/ports.ts';
import type { CrashPlan } from './crash.ts';

/** Amazon Connect as far as the core asks it: past contacts, and calls that it is told to start. */
export class InMemoryConnect implements ContactDirectory, CallStarter, CallEnder, AfterContactWork {
  readonly contacts = new Map<string, DescribedContact>();
  /** Every call that was really made. */
  readonly calls: CallRequest[] = [];
  readonly cleared: string[] = [];
  /** What the next calls are answered with; a call is made unless it is refused or postponed. */
  readonly answers: ('placed' | 'answer lost' | 'never arrived' | 'postponed' | 'refused')[] = [];
  /** What the next answers of a form meet; they are saved unless refused or throttled. */
  readonly savings: ('saved' | 'refused' | 'throttled' | 'answer lost')[] = [];
  /** Every saving that was really made. */
  readonly saved: { readonly contactId: string; readonly answers: Answers }[] = [];
  /** Numbers that it does not call. */
  readonly forbidden = new Set<string>();
  /** Whether a call asked for now would be one too many for Amazon Connect. */
  isOverRate: () => boolean = () => false;
  /** Calls that we ended ourselves. */
  readonly ended: string[] = [];
  /** Agents who take no call at the moment. */
  readonly away = new Set<string>();
  readonly presence: AgentPresence = {
    of: async (agentId) => (this.away.has(agentId) ? 'away' : 'ready'),
  };
  readonly originals: OriginalAttributes = {
    of: async (contactId) => this.contacts.get(contactId)?.attributes ?? {},
  };
  readonly attributes: ContactAttributes = {
    save: (contactId, answers) => this.#save(contactId, answers),
  };
  readonly #crash: CrashPlan;

  constructor(crash: CrashPlan) {
    this.#crash = crash;
  }

  async describe(contactId: string): Promise<DescribedContact | undefined> {
    return this.contacts.get(contactId);
  }

  start(request: CallRequest): Promise<CallResult> {
    return this.#crash.around((): CallResult => {
      switch (this.answers.shift() ?? this.#usualAnswer(request)) {
        case 'postponed':
          return { type: 'postponed' };
        case 'refused':
          return { type: 'refused', reason: 'not-allowed' };
        case 'never arrived':
          throw new Error('connection reset');
        case 'answer lost':
          this.calls.push(request);
          throw new Error('connection reset');
        case 'placed':
          this.calls.push(request);
          return { type: 'placed', contactId: `callback-${this.calls.length}` };
      }
    });
  }

  #usualAnswer({ destination }: CallRequest): 'placed' | 'postponed' | 'refused' {
    if (this.isOverRate()) return 'postponed';
    return this.forbidden.has(destination) ? 'refused' : 'placed';
  }

  end(contactId: string): Promise<void> {
    return this.#crash.around(() => void this.ended.push(contactId));
  }

  #save(contactId: string, answers: Answers): Promise<SaveResult> {
    return this.#crash.around((): SaveResult => {
      const outcome = this.savings.shift() ?? 'saved';
      if (outcome === 'throttled') throw new AppError('throttled', 'later', 'too fast');
      if (outcome === 'refused') return { type: 'refused', code: 'InvalidParameterException' };
      this.saved.push({ contactId, answers });
      const contact = this.contacts.get(contactId);
      if (contact)
        this.contacts.set(contactId, { ...contact, attributes: { ...contact.attributes, ...answers } });
      if (outcome === 'answer lost') throw new Error('connection reset');
      return { type: 'saved' };
    });
  }

  clear(_agentId: string, contactId: string): Promise<boolean> {
    return this.#crash.around(() => {
      if (this.cleared.includes(contactId)) return false;
      this.cleared.push(contactId);
      return true;
    });
  }
}
