/** What the call model cannot do, in words: the REST API and /sim/ each answer it in their own way. */

export type Impossibility = 'invalid' | 'unknown' | 'wrong-state';

export class NotPossible extends Error {
  override readonly name = 'NotPossible';
  readonly kind: Impossibility;

  constructor(kind: Impossibility, message: string) {
    super(message);
    this.kind = kind;
  }
}
