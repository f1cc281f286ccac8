/**
 * What we use of amazon-connect-streams 2.28: the classic calls only, because those that go through its SDK wait
 * for an answer that an older CCP never gives. The library is the page's own script, `window.connect`.
 */
export interface Subscription {
  // biome-ignore lint/complexity/noBannedTypes: so it is in the library's own types
  readonly unsubscribe: Function;
}

/** Data about a contact. An argument of a callback outlives the contact; a contact kept for later does not. */
export interface StreamsContact {
  getContactId(): string;
  getInitialContactId(): string;
  getRelatedContactId(): string | null | undefined;
  getType(): string;
  getStatus(): { readonly type: string };
  onConnected(listener: (contact: StreamsContact) => void): Subscription;
  onACW(listener: (contact: StreamsContact) => void): Subscription;
  onDestroy(listener: (contact: StreamsContact) => void): Subscription;
  clear(callbacks: Callbacks): void;
}

export interface Callbacks {
  readonly success: () => void;
  /** A JSON text as the Connect service wrote it, or an Error of the library itself (seen in 2.28). */
  readonly failure: (problem: unknown) => void;
}

export interface Dialling extends Callbacks {
  readonly queueARN: string;
  readonly relatedContactId: string;
  /** Milliseconds (seen in 2.28.1). */
  readonly timeout: number;
}

export interface StreamsAgent {
  getConfiguration(): AgentConfiguration;
  getContacts(): StreamsContact[];
  connect<E extends object>(endpoint: E, dialling: Dialling): void;
}

export interface AgentConfiguration {
  readonly name: string;
  /** The type says `locale`, the service answers `LANGUAGE` (seen: the library works around it). */
  readonly agentPreferences?: { readonly locale?: string; readonly LANGUAGE?: string };
}

export interface CcpOptions {
  readonly ccpUrl: string;
  readonly region: string;
  readonly softphone: { readonly allowFramedSoftphone: boolean };
  readonly loginPopupAutoClose: boolean;
}

export interface Streams {
  readonly core: {
    initCCP(container: HTMLElement, options: CcpOptions): void;
    onViewContact(listener: (event: { readonly contactId: string }) => void): Subscription;
    onAccessDenied(listener: () => void): Subscription;
    onIframeRetriesExhausted(listener: () => void): Subscription;
  };
  readonly Endpoint: { byPhoneNumber(phoneNumber: string): object };
  agent(listener: (agent: StreamsAgent) => void): Subscription;
  contact(listener: (contact: StreamsContact) => void): Subscription;
}
