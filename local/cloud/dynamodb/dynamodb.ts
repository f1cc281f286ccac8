/** Amazon DynamoDB: tables in memory. */
import type { Clock } from '../clock.ts';
import type { Place } from '../place.ts';
import type { Service } from '../service.ts';
import { dynamodbActions } from './dynamodb-api.ts';
import { dynamodbNeeds } from './needs.ts';
import { tableResource } from './table-resource.ts';
import { startTableStore } from './table-store.ts';
import { TimeToLive } from './time-to-live.ts';

export const startDynamodb = (place: Place, clock: Clock): Service => {
  const store = startTableStore(place.region, place.account);
  const timeToLive = new TimeToLive(store, clock);
  return {
    types: { 'AWS::DynamoDB::Table': tableResource(place, store, timeToLive) },
    actions: { DynamoDB_20120810: dynamodbActions(store, timeToLive, clock) },
    needs: { DynamoDB_20120810: dynamodbNeeds(place) },
    async stop() {
      timeToLive.stop();
      await store.stop();
    },
  };
};
