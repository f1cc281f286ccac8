/** Asking for tickets, as a page does and as a stranger does. */
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { agentNamed } from './outsider.ts';

export const ticketFor = async (
  info: LocalInfo,
  token: string | undefined,
  origin?: string,
): Promise<Response> =>
  fetch(info.ticketUrl, {
    method: 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(origin && { origin }) },
  });

export const freshTicket = async (info: LocalInfo): Promise<string> => {
  const answer = await ticketFor(info, agentNamed(info, 'amina').token);
  const { ticket } = (await answer.json()) as { ticket: string };
  return ticket;
};
