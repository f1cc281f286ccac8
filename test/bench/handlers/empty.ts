/** A function that does nothing: what a process costs before anything is ours. */
export const handler = async (): Promise<void> => {};
