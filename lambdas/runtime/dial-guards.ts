/** Builds what stands between a choice and a call: the limits, and the line in which callbacks wait. */
import type { Counters, DialPace, NumberHash } from '../../core/ports.ts';
import type { CallLimits } from '../../core/use-cases/dial-guards.ts';
import { dynamodbClient } from '../adapters/clients.ts';
import { dynamodbCounters } from '../adapters/dynamodb-counters.ts';
import { dynamodbDialPace } from '../adapters/dynamodb-dial-pace.ts';
import { variable } from './environment.ts';
import { numberHash } from './number-hash.ts';

export const dialGuards = (): {
  readonly numbers: NumberHash;
  readonly counters: Counters;
  readonly pace: DialPace;
  readonly limits: CallLimits;
} => {
  const storage = { client: dynamodbClient(), table: variable('DIAL_LIMITS_TABLE') };
  return {
    numbers: numberHash(),
    counters: dynamodbCounters(storage),
    pace: dynamodbDialPace({ ...storage, callsPerSecond: Number(variable('CALLS_PER_SECOND')) }),
    limits: {
      callsPerAgentPerHour: Number(variable('CALLS_PER_AGENT_PER_HOUR')),
      callsPerMinute: Number(variable('CALLS_PER_MINUTE')),
    },
  };
};
