/** An error in words for people; errors of ours are written for them. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
