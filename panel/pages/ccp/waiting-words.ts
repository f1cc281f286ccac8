/** Said while the agent has not signed in to the CCP yet, so that their own language is not known. */
const words: ReadonlyMap<string, string> = new Map([
  ['en', 'Sign in to Amazon Connect: dropped calls appear here.'],
  ['pt', 'Entre no Amazon Connect: as ligações interrompidas aparecem aqui.'],
  ['es', 'Inicie sesión en Amazon Connect: las llamadas cortadas aparecen aquí.'],
]);

export const waitingWords = (locale: string): string =>
  words.get(locale.slice(0, 2).toLowerCase()) ?? words.get('en') ?? '';
