/**
 * Takes the place of `@aws-sdk/middleware-endpoint-discovery` in the bundles. DynamoDB's client prepares for
 * endpoint discovery, which none of its operations uses, with a cache and its library: 3 % of a bundle.
 */

/** The names and shapes that the client imports. */
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;

const notSet = (): undefined => undefined;

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: notSet,
  configFileSelector: notSet,
  default: undefined,
};
