/** Which route of an HTTP API a request takes (developer guide, "Routing API requests"): exact first, then variables, then greedy, then $default. */
import type { Api, ApiRoute } from './api.ts';

export interface Match {
  readonly route: ApiRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Candidate extends Match {
  readonly rank: number;
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

interface Parameters {
  readonly values: Readonly<Record<string, string>>;
  readonly rank: number;
}

const matchSegments = (template: readonly string[], path: readonly string[]): Parameters | undefined => {
  const values: Record<string, string> = {};
  let rank = 0;
  for (const [index, part] of template.entries()) {
    const given = path[index];
    const name = part.startsWith('{') ? part.slice(1, -1) : undefined;
    if (given === undefined || (name === undefined && given !== part)) return undefined;
    if (name?.endsWith('+')) {
      return {
        values: { ...values, [name.slice(0, -1)]: path.slice(index).map(decode).join('/') },
        rank: rank + 100,
      };
    }
    if (name !== undefined) {
      values[name] = decode(given);
      rank += 1;
    }
  }
  return template.length === path.length ? { values, rank } : undefined;
};

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const candidate = (route: ApiRoute, method: string, path: string): Candidate | undefined => {
  if (route.key === '$default') return { route, pathParameters: {}, rank: Number.POSITIVE_INFINITY };
  const [wanted, template = ''] = route.key.split(' ');
  if (wanted !== 'ANY' && wanted !== method) return undefined;
  const parameters = matchSegments(segmentsOf(template), segmentsOf(path));
  if (parameters === undefined) return undefined;
  const rank = parameters.rank + (wanted === 'ANY' ? 0.5 : 0);
  return { route, pathParameters: parameters.values, rank };
};

export const matchRoute = (api: Api, method: string, path: string): Match | undefined =>
  api.routes
    .map((route) => candidate(route, method, path))
    .filter((one) => one !== undefined)
    .sort((one, other) => one.rank - other.rank)[0];
