/** Content-Security-Policy of the agents' pages. */

export interface PageSurroundings {
  /** The origin where agents open Amazon Connect. */
  readonly instanceUrl: string;
  /** The origin of the sockets, wss://. */
  readonly socketOrigin: string;
  /** Of the sign-in provider, which the pages ask for tokens. */
  readonly signInOrigins: readonly string[];
}

const common = ({ socketOrigin, signInOrigins }: PageSurroundings): string[] => [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // Tickets are asked for on the pages' own origin.
  `connect-src ${["'self'", socketOrigin, ...signInOrigins].join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
];

/** The CCP lies in a frame of this page, the sign-in's way back in another, and this page in nobody's. */
export const ccpPagePolicy = (around: PageSurroundings): string =>
  [
    ...common(around),
    `frame-src ${["'self'", around.instanceUrl, ...around.signInOrigins].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * These pages lie in a frame of the agent workspace. No X-Frame-Options beside it, which cannot name an origin
 * (administrator guide, "Third-party applications in the agent workspace": frame-ancestors).
 */
export const workspacePagePolicy = (around: PageSurroundings): string =>
  [
    ...common(around),
    `frame-src ${["'self'", ...around.signInOrigins].join(' ')}`,
    `frame-ancestors ${around.instanceUrl}`,
  ].join('; ');

/** Where the provider hands back: in a window, or in a hidden frame of one of our pages, whatever that one lies in. */
export const signedInPagePolicy = ({ instanceUrl }: PageSurroundings): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${instanceUrl}`,
  ].join('; ');
