/** The script of the agent's page. amazon-connect-streams is loaded before it and is never part of it. */
import type { Streams } from '../../hosts/ccp/streams.ts';
import { startCcpPage, wordsOf } from './ccp-page.ts';
import { readPageConfig } from './page-config.ts';
import { signIn } from './sign-in.ts';

const place = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element with the id "${id}"`);
  return element;
};

const streams = (): Streams => {
  const { connect } = window as { connect?: Streams };
  if (connect === undefined)
    throw new Error('amazon-connect-streams is missing: connect-streams.js is not there');
  return connect;
};

const start = async (): Promise<void> => {
  const config = await readPageConfig(location.search);
  await startCcpPage({
    ...{ config, signIn, connect: streams() },
    ...{ ccp: place('ccp'), panel: place('panel'), problem: place('problem') },
  });
};

start().catch((error: unknown) => {
  place('problem').textContent = wordsOf(error);
});
