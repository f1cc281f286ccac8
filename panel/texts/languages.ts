/** The words of the agent's language and no other: each is a file of its own, fetched before the panel is first drawn. */
import type { Texts } from './texts.ts';

export interface Language {
  /** BCP 47 tag of the words, for the `lang` attribute and for dates. */
  readonly tag: string;
  readonly texts: Texts;
}

const english = async (): Promise<Language> => ({ tag: 'en', texts: (await import('./en.ts')).en });

const languages: ReadonlyMap<string, () => Promise<Language>> = new Map([
  ['en', english],
  ['pt', async () => ({ tag: 'pt-BR', texts: (await import('./pt-br.ts')).ptBr })],
  ['es', async () => ({ tag: 'es', texts: (await import('./es.ts')).es })],
]);

/**
 * English instead of a language that we do not speak, and of one whose file does not come: the console then says so.
 * @param locale a BCP 47 tag or Amazon Connect's form of one ("pt_BR")
 * @throws Error where the English file does not come either
 */
export const languageFor = async (locale: string): Promise<Language> => {
  const speak = languages.get(locale.toLowerCase().split(/[-_]/)[0] ?? '') ?? english;
  try {
    return await speak();
  } catch (error) {
    reportError(
      new Error(`The panel speaks English: its words for "${locale}" did not load`, { cause: error }),
    );
    return english();
  }
};
