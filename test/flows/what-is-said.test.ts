/** The words of the flows. */
import { describe, expect, test } from 'vitest';
import { type Action, type FlowFile, flowFiles, flowIn } from './flow-document.ts';

type Message = Readonly<Record<string, unknown>>;

const messagesOf = ({ Type, Parameters }: Action): readonly Message[] => {
  if (Type === 'MessageParticipant') return [Parameters];
  return Array.isArray(Parameters.Messages) ? Parameters.Messages : [];
};

const textsOf = (file: FlowFile): readonly string[] =>
  flowIn(file)
    .Actions.flatMap(messagesOf)
    .map(({ Text, SSML }) => String(Text ?? SSML));

const toCustomers = flowFiles.filter((file) => file !== 'callback-whisper.json');

describe('what a customer or their voicemail hears', () => {
  test.each(toCustomers)('in %s is the same for everybody: nothing of the contact is spoken', (file) => {
    expect(textsOf(file).filter((text) => text.includes('$.'))).toEqual([]);
  });

  test('in the greeting fits in ten seconds, at twelve characters a second', () => {
    const greetings = flowIn('callback.json').Actions.filter(({ Identifier }) => /^GreetIn/.test(Identifier));
    expect(greetings).toHaveLength(3);
    for (const { Parameters } of greetings) expect(String(Parameters.Text).length).toBeLessThan(120);
  });
});

/** Seconds until a loop of prompts has said everything, at twelve characters a second. */
const secondsToTheLastWord = (messages: readonly Message[]): number => {
  let [seconds, lastWord] = [0, 0];
  for (const { Text, SSML } of messages) {
    const [, pause] = /break time="(\d+)s"/.exec(String(SSML)) ?? [];
    seconds += pause === undefined ? String(Text).length / 12 : Number(pause);
    if (Text !== undefined) lastWord = seconds;
  }
  return lastWord;
};

test('whoever waits hears every announcement to its end before it is interrupted', () => {
  const interrupted = flowIn('callback-queue.json').Actions.filter(
    ({ Parameters }) => Parameters.InterruptFrequencySeconds !== undefined,
  );
  expect(interrupted).toHaveLength(21);
  const cutOff = interrupted.filter(
    (action) =>
      secondsToTheLastWord(messagesOf(action)) > Number(action.Parameters.InterruptFrequencySeconds),
  );
  expect(cutOff).toEqual([]);
});

describe('what an agent hears before the call', () => {
  test('is the protocol, spelled, in each language', () => {
    const spelled = textsOf('callback-whisper.json').filter((text) => text.includes('rejoinProtocol'));
    expect(spelled).toHaveLength(3);
    for (const text of spelled) {
      expect(text).toMatch(/interpret-as="characters">\$\.Attributes\.rejoinProtocol<\/say-as>/);
    }
  });

  test('is over in two minutes even if each of the forty characters of a protocol takes two seconds', () => {
    const words = textsOf('callback-whisper.json').map((text) => text.replaceAll(/<[^>]*>|\$[\w.]+/g, ''));
    const atTenASecond = Math.max(...words.map(({ length }) => length)) / 10;
    expect(atTenASecond + 40 * 2).toBeLessThan(120);
    const types = new Set(flowIn('callback-whisper.json').Actions.map(({ Type }) => Type));
    expect([...types].sort()).toEqual([
      'Compare',
      'EndFlowExecution',
      'MessageParticipant',
      'UpdateContactTextToSpeechVoice',
    ]);
  });
});
