/** Where the provider keeps its codes, tokens and sessions: here, until the laptop stops. */

export interface Kept {
  readonly grantId?: string;
  readonly uid?: string;
  readonly consumed?: number;
}

/** One of these per kind of thing, on one shelf. The methods are those that oidc-provider asks of a store. */
class Drawer {
  readonly #kind: string;
  readonly #shelf: Map<string, Kept>;

  constructor(kind: string, shelf: Map<string, Kept>) {
    this.#kind = kind;
    this.#shelf = shelf;
  }

  /** Each item carries its own end, which the provider compares itself. */
  async upsert(id: string, item: Kept): Promise<void> {
    this.#shelf.set(this.#key(id), item);
  }

  async find(id: string): Promise<Kept | undefined> {
    return this.#shelf.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<Kept | undefined> {
    return [...this.#shelf].find(([key, item]) => key.startsWith(this.#key('')) && item.uid === uid)?.[1];
  }

  async consume(id: string): Promise<void> {
    const item = this.#shelf.get(this.#key(id));
    if (item !== undefined)
      this.#shelf.set(this.#key(id), { ...item, consumed: Math.floor(Date.now() / 1_000) });
  }

  async destroy(id: string): Promise<void> {
    this.#shelf.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, item] of this.#shelf) if (item.grantId === grantId) this.#shelf.delete(key);
  }

  #key(id: string): string {
    return `${this.#kind}:${id}`;
  }
}

export const memory = (): ((kind: string) => Drawer) => {
  const shelf = new Map<string, Kept>();
  return (kind) => new Drawer(kind, shelf);
};
