/** The parts of dynalite 4.0.0 (pinned) that the table store calls without going over HTTP. */

declare module 'dynalite/db/index.js' {
  export interface DynaliteStore {
    readonly tableDb: { awsAccountId: string; awsRegion: string };
    readonly db: { close(done: (error?: unknown) => void): void };
  }
  const db: {
    create(options: { createTableMs: number; deleteTableMs: number; updateTableMs: number }): DynaliteStore;
    /** A request that went through its validation carries the parsed condition. */
    checkConditional(request: object, item: object | undefined): unknown;
  };
  export default db;
}

declare module 'dynalite/validations/index.js' {
  import type { DynaliteStore } from 'dynalite/db/index.js';

  const validations: {
    checkTypes(request: object, types: object): object;
    checkValidations(request: object, types: object, custom: unknown, store: DynaliteStore): void;
  };
  export default validations;
}
