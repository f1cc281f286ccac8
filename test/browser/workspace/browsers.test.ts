/** What differs from one agent's browser to another's: its language and its clock. The SDK tells neither. */
import { describe, expect, it } from 'vitest';
import { minutes } from '../../../core/time.ts';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, card, choose, question } from './workspace-window.ts';

const told = useWorkspaceStory();

interface Words {
  readonly title: string;
  readonly yes: string;
  readonly dialling: string;
  readonly busy: RegExp;
  readonly callback: string;
  readonly finalise: string;
  readonly empty: string;
}

const english: Words = {
  title: 'Your call dropped?',
  yes: 'Yes, resume',
  dialling: 'Calling the customer',
  busy: /The line is busy/,
  callback: 'Callback',
  finalise: 'Finalise',
  empty: 'No dropped calls',
};

describe('the panel speaks the language of the agent’s browser', () => {
  it.each<[string, string, Words]>([
    ['English', 'en-US', english],
    [
      'Brazilian Portuguese',
      'pt-BR',
      {
        title: 'Sua chamada caiu?',
        yes: 'Sim, retomar',
        dialling: 'Ligando para o cliente',
        busy: /A linha está ocupada/,
        callback: 'Ligação de Callback',
        finalise: 'Finalizar',
        empty: 'Nenhuma chamada caída',
      },
    ],
    [
      'Spanish',
      'es-MX',
      {
        title: '¿Se cortó tu llamada?',
        yes: 'Sí, retomar',
        dialling: 'Llamando al cliente',
        busy: /La línea está ocupada/,
        callback: 'Llamada de Callback',
        finalise: 'Finalizar',
        empty: 'Ninguna llamada cortada',
      },
    ],
    ['English, where it does not know the language', 'fr-CA', english],
  ])('%s: question, callback, failure, button and end', async (_language, locale, words) => {
    const { story } = told;
    const window = await story.open({ locale });
    await story.tellOfDrop(await story.pastCall());
    await question(window).getByText(words.title).waitFor();
    await choose(window, words.yes);
    await window.panel.getByText(words.dialling).waitFor();
    await story.caller.post(`calls/${await story.callbackRings()}/busy`);
    await window.panel.getByText(words.busy).waitFor();
    expect(await button(window.panel, words.callback).count()).toBe(1);
    await button(window.panel, words.finalise).click();
    await window.panel.getByText(words.empty).waitFor();
  });
});

describe('the clock of the agent’s browser', () => {
  it.each([
    ['five minutes ahead', minutes(5)],
    ['five minutes behind', -minutes(5)],
  ])(
    'may be %s: the question counts down from ten, lapses, and the call is resumed',
    async (_how, clockAhead) => {
      const { story } = told;
      const window = await story.open({ clockAhead });
      const call = await story.pastCall();
      await story.tellOfDrop(call);
      const left = Number(await question(window).getByTestId('countdown').textContent());
      expect(left).toBeGreaterThan(5);
      expect(left).toBeLessThanOrEqual(10);
      await window.page.clock.fastForward(left * 1_000);
      await question(window).waitFor({ state: 'detached' });
      await button(window.panel, 'Callback').click();
      await story.answerCallback();
      await card(window, 'resumed').waitFor();
      expect(await story.callbacksOf(call.contactId)).toBe(1);
    },
  );
});
