/** The functions' environment as the stack sets it, with AWS on this machine. */
import type { RejoinStorage } from '../contract/ports/rejoin-storage.ts';
import type { Pages } from './pages.ts';

export const functionVariables = (
  storage: RejoinStorage,
  pages: Pages,
): Readonly<Record<string, string>> => ({
  ...storage.variables,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL: storage.baseUrl,
  SOCKET_MANAGEMENT_URL: `${pages.url}/live`,
});
