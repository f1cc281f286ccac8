/** Amazon Connect's client, apart from the others: the functions that detect drops must not load it. */
import { ConnectClient } from '@aws-sdk/client-connect';

export const connectClient = (): ConnectClient => new ConnectClient({});

/** For what an agent waits for: both tries are over within the function's time, so that a failure is said and not timed out. */
export const connectClientInTime = (): ConnectClient =>
  new ConnectClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });

/** Asks once: whether to ask again for a call is not the client's to decide. */
export const connectClientWithoutRetries = (): ConnectClient =>
  new ConnectClient({
    maxAttempts: 1,
    // Well within the function's time, so that a lost answer is noted at once and not after its death.
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
