/** The laptop's sign-in module of the agent's page: nobody is asked for a password. */
import * as v from 'valibot';
import { localInfo } from '../desk/local-info.ts';

export const signIn = async (): Promise<string> => {
  const { agents } = v.parse(localInfo, await (await fetch('/local.json')).json());
  const wanted = new URLSearchParams(location.search).get('agent') ?? '';
  const agent = agents.find(({ username }) => username === wanted);
  if (agent !== undefined) return agent.token;
  const known = agents.map(({ username }) => username).join(', ');
  throw new Error(`There is no agent "${wanted}" here; ?agent= may be one of: ${known}`);
};
