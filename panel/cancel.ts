/** Takes back what was begun. Twice is harmless. */
export type Cancel = () => void;
