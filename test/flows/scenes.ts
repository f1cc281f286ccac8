/** What can be so when one of our flows runs: every combination of what it looks at. */
import type { FlowFile } from './flow-document.ts';
import { holder, original, type Scene } from './scripted-call.ts';

const locales = ['pt-BR', 'es', 'en'];
const yesOrNo = [true, false];
const fullQueues = [[], [holder], [original], [holder, original]];

const callbackScenes = (): Scene[] =>
  locales.flatMap((rejoinLocale) =>
    [holder, 'gone'].flatMap((rejoinHolderId) =>
      [original, ''].flatMap((rejoinQueueId) =>
        yesOrNo.flatMap((isOpen) =>
          fullQueues.map((full) => ({
            attributes: { rejoinLocale, rejoinHolderId, rejoinQueueId },
            ...{ isOpen, full },
          })),
        ),
      ),
    ),
  );

const queueScenes = (): Scene[] =>
  locales.flatMap((rejoinLocale) =>
    ['open', 'none', 'done'].flatMap((rejoinFallback) =>
      ['10', '20', '30', '45', '60', '17'].flatMap((rejoinHolderSeconds) =>
        [{ holder: 'freed' }, { holder: 'away' }, undefined].flatMap((answer) =>
          [{}, { joining: 1 }, { joining: 2 }, { full: [original] }].map((refusal) => ({
            attributes: { rejoinLocale, rejoinFallback, rejoinHolderSeconds, rejoinQueueId: original },
            ...(answer && { answer }),
            ...refusal,
          })),
        ),
      ),
    ),
  );

const whisperScenes = (): Scene[] =>
  locales.flatMap((rejoinLocale) =>
    ['true', 'false'].map((rejoinSayProtocol) => ({
      attributes: { rejoinLocale, rejoinSayProtocol, rejoinProtocol: 'P-1' },
    })),
  );

const answersFor = (locale: string): (Record<string, string> | undefined)[] => {
  const expected = {
    ...{ route: 'holder', interruptionId: 'I-1', protocol: 'P-1', locale },
    ...{ holderId: holder, holderSeconds: '20', queueId: original },
  };
  const elsewhere = [{ holderId: 'gone' }, { queueId: 'gone' }, { route: 'none' }];
  return [expected, ...elsewhere.map((change) => ({ ...expected, ...change })), {}, undefined];
};

const callsInScenes = (): Scene[] =>
  locales.flatMap((locale) =>
    answersFor(locale).flatMap((answer) =>
      yesOrNo.flatMap((isOpen) =>
        yesOrNo.flatMap((ownFlow) =>
          fullQueues.map((full) => ({ ...(answer && { answer }), isOpen, ownFlow, full })),
        ),
      ),
    ),
  );

export const scenesOf: Readonly<Record<FlowFile, () => readonly Scene[]>> = {
  'callback.json': callbackScenes,
  'callback-queue.json': queueScenes,
  'callback-whisper.json': whisperScenes,
  'customer-calls-in.json': callsInScenes,
};
