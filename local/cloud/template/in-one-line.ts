/** A value of a template as one line of text: `<LogicalId>` for a reference, joined texts joined. */
import { isObject, listOf } from '../json.ts';

const referredTo = ({ Ref: ref, 'Fn::GetAtt': attribute }: Readonly<Record<string, unknown>>): unknown =>
  ref ?? (Array.isArray(attribute) ? attribute[0] : attribute);

export const inOneLine = (value: unknown): string => {
  if (!isObject(value)) return String(value);
  const [, parts] = listOf(value['Fn::Join']);
  if (Array.isArray(parts)) return parts.map(inOneLine).join('');
  return `<${String(referredTo(value) ?? JSON.stringify(value))}>`;
};
