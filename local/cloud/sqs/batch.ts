/** The shape all batch actions of Amazon SQS share: up to ten entries with distinct ids, each answered by itself. */
import { AwsError } from '../aws-error.ts';
import { type JsonObject, listOf, objectOr } from '../json.ts';
import { badBatch } from './queue-error.ts';

const entriesOf = (input: JsonObject): JsonObject[] => {
  const entries = listOf(input.Entries).map((entry) => objectOr(entry, {}));
  if (entries.length === 0)
    throw badBatch('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10) {
    throw badBatch(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map((entry) => String(entry.Id));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw badBatch('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  return entries;
};

const failure = (id: string, error: AwsError): JsonObject => ({
  Id: id,
  SenderFault: true,
  Code: error.code.split('#').at(-1),
  Message: error.message,
});

/** @param act answers one entry, or throws an AwsError that becomes the entry's failure */
export const answerBatch = (input: JsonObject, act: (entry: JsonObject) => JsonObject): JsonObject => {
  const Successful: JsonObject[] = [];
  const Failed: JsonObject[] = [];
  for (const entry of entriesOf(input)) {
    const id = String(entry.Id);
    try {
      Successful.push({ Id: id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push(failure(id, error));
    }
  }
  return { Successful, Failed };
};
