/**
 * The one substitution that this cloud makes. A template composes its APIs' addresses as
 * `https://<apiId>.execute-api.<region>.amazonaws.com` (`wss://` for sockets); on a laptop no DNS knows these
 * names, so in environment variables and outputs they become `<baseUrl>/_apis/<apiId>` (`ws://` for sockets).
 */
import { apisPath } from './api.ts';

export const localNames = (baseUrl: string, region: string): ((text: string) => string) => {
  const socketBase = baseUrl.replace(/^http/, 'ws');
  const address = new RegExp(`(https|wss)://([a-z0-9]{10})\\.execute-api\\.${region}\\.amazonaws\\.com`, 'g');
  return (text) =>
    text.replace(address, (_whole, scheme: string, apiId: string) => {
      return `${scheme === 'wss' ? socketBase : baseUrl}${apisPath}/${apiId}`;
    });
};
