import { en } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';
import type { Texts } from './texts.ts';

export interface Language {
  /** BCP 47 tag of the words, for the `lang` attribute and for dates. */
  readonly tag: string;
  readonly texts: Texts;
}

const english: Language = { tag: 'en', texts: en };

const languages: ReadonlyMap<string, Language> = new Map([
  ['en', english],
  ['pt', { tag: 'pt-BR', texts: ptBr }],
  ['es', { tag: 'es', texts: es }],
]);

/** @param locale a BCP 47 tag or Amazon Connect's form of one ("pt_BR"); languages we do not speak get English */
export const languageOf = (locale: string): Language =>
  languages.get(locale.toLowerCase().split(/[-_]/)[0] ?? '') ?? english;
