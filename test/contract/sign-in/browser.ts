/** A browser without a window: follows redirects and keeps cookies, as far as a sign-in needs it. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Goes on until an answer is no redirect, or leads to a page whose address begins with `until`. */
  async open(address: string, until: string, form?: Readonly<Record<string, string>>): Promise<Visit> {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const location = response.headers.get('location');
    if (location === null) return { address, status: response.status, text: await response.text() };
    const next = new URL(location, address).href;
    return next.startsWith(until) ? { address: next, status: 302, text: '' } : this.open(next, until);
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

export interface Visit {
  readonly address: string;
  readonly status: number;
  readonly text: string;
}
