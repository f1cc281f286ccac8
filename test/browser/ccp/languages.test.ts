/** The agent's own language, as their CCP tells it. */
import { expect, it } from 'vitest';
import { question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it.each([
  {
    lang: 'pt-BR',
    asked: [
      'Sua chamada caiu?',
      'Percebemos que a ligação pode ter sido encerrada de forma inesperada. Deseja retomar o contato?',
      'Sim, retomar',
      'Não, encerrar',
    ],
    stands: [
      'A chamada caiu',
      'Houve uma falha na linha.',
      'Ligação de Callback',
      'Finalizar',
      'Protocolo',
      'Fila',
    ],
  },
  {
    lang: 'es',
    asked: [
      '¿Se cortó tu llamada?',
      'Parece que la llamada terminó de forma inesperada. ¿Quieres retomar el contacto?',
      'Sí, retomar',
      'No, terminar',
    ],
    stands: ['Llamada cortada', 'Falló la línea.', 'Llamada de Callback', 'Finalizar', 'Protocolo', 'Cola'],
  },
  {
    lang: 'en-US',
    asked: [
      'Your call dropped?',
      'It looks like the call ended unexpectedly. Resume the contact?',
      'Yes, resume',
      'No, end',
    ],
    stands: ['Call dropped', 'The line failed.', 'Callback', 'Finalise', 'Protocol', 'Queue'],
  },
])('asks and stands in $lang', async ({ lang, asked, stands }) => {
  const { story } = at;
  const agent = await story.open({ query: `agent=amina&lang=${lang}`, clockAhead: 0 });
  await story.droppedCall(agent);
  await question(agent).waitFor();
  for (const words of asked) await question(agent).getByText(words, { exact: true }).waitFor();
  await agent.page.clock.fastForward(11_000);
  await question(agent).waitFor({ state: 'detached' });
  const card = await agent.page.locator('.card').innerText();
  for (const words of stands) expect(card).toContain(words);
  expect(await agent.page.locator('html').getAttribute('lang')).toBe(lang);
});
