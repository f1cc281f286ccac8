/**
 * Where the panel lives: the page with the Amazon Connect CCP, or the agent workspace. A host says who the agent
 * is (for display, never for authorisation), tells the contacts' life, and acts on the agent's softphone.
 */
export type Cancel = () => void;

export interface HostAgent {
  readonly name: string;
  /** A BCP 47 tag or Amazon Connect's form of one ("pt_BR"); undefined where the host does not know. */
  readonly language: string | undefined;
}

export type ContactChange =
  | { readonly type: 'connected'; readonly contactId: string }
  /** After-contact work began. */
  | { readonly type: 'ended'; readonly contactId: string }
  /** The contact is gone from the agent's desk. */
  | { readonly type: 'cleared'; readonly contactId: string };

export interface DialRequest {
  /** E.164. */
  readonly phoneNumber: string;
  readonly queueArn: string;
  readonly relatedContactId: string;
}

/** `contactId` where the host tells it; a reason in words where it could not dial. */
export type DialOutcome =
  | { readonly type: 'dialling'; readonly contactId: string | undefined }
  | { readonly type: 'refused'; readonly reason: string };

export interface AgentHost {
  agent(): Promise<HostAgent>;
  onContactChange(listener: (change: ContactChange) => void): Cancel;
  /** Which contact the agent is looking at; undefined when none, or when the host cannot tell. */
  onOpenContact(listener: (contactId: string | undefined) => void): Cancel;
  /** Ends after-contact work. Does nothing for a contact that is gone. @throws Error in words when the host refuses */
  clear(contactId: string): Promise<void>;
  dial(request: DialRequest): Promise<DialOutcome>;
  /** Brings the panel before the agent's eyes, where the host can. */
  reveal(): Promise<void>;
  stop(): void;
}
