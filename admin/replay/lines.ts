/**
 * The lines of a text that arrives in pieces. Only a line feed ends a line: Node's readline also breaks at
 * U+2028 and U+2029, which may stand unescaped inside a JSON string.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let unfinished = '';
  for await (const piece of pieces) {
    const lines = (unfinished + piece).split('\n');
    unfinished = lines.pop() ?? '';
    yield* lines;
  }
  if (unfinished !== '') yield unfinished;
}
