import * as v from 'valibot';
import { ticket } from '../core/contracts/agent-socket.ts';
import { type DurationMs, seconds } from '../core/time.ts';
import type { World } from './world.ts';

export interface GrantedTicket {
  readonly type: 'ticket';
  readonly ticket: string;
  /** How long a socket opened with it answers; without end where the server does not say. */
  readonly signedInFor: DurationMs;
}

export type TicketAnswer =
  | GrantedTicket
  /** The token is not accepted (any more): asking again with the same one is pointless. */
  | { readonly type: 'refused' }
  | { readonly type: 'failed' };

const patience = seconds(10);

const readAnswer = async (response: Response): Promise<TicketAnswer> => {
  if (response.status === 401 || response.status === 403) return { type: 'refused' };
  if (!response.ok) return { type: 'failed' };
  const body = v.safeParse(ticket, await response.json());
  if (!body.success) return { type: 'failed' };
  const { ticket: granted, signedInSeconds = Infinity } = body.output;
  return { type: 'ticket', ticket: granted, signedInFor: seconds(signedInSeconds) };
};

/** Asks for the one-use ticket that opens the socket. Never throws: no network is an answer too. */
export const requestTicket = async (
  ticketUrl: string,
  token: string,
  world: Pick<World, 'fetch' | 'after'>,
): Promise<TicketAnswer> => {
  const abort = new AbortController();
  const cancel = world.after(patience, () => abort.abort());
  try {
    return await readAnswer(
      await world.fetch(ticketUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        signal: abort.signal,
      }),
    );
  } catch {
    return { type: 'failed' };
  } finally {
    cancel();
  }
};
