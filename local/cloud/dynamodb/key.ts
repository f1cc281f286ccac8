/** The primary key of an item, as the table's schema says. */
import { type JsonObject, listOf, objectOr } from '../json.ts';

/** Attribute names, partition key first. */
export type KeySchema = readonly string[];

export const keySchemaOf = (definition: JsonObject): KeySchema =>
  listOf(definition.KeySchema).map((element) => String(objectOr(element, {}).AttributeName));

export const keyOf = (item: JsonObject, schema: KeySchema): JsonObject =>
  Object.fromEntries(schema.map((name) => [name, item[name]]));

/** Equal for equal keys of one table. */
export const keyText = (table: string, key: JsonObject): string =>
  JSON.stringify([table, ...Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1))]);
