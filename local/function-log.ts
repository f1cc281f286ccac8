/** What the functions write, as far as a person at a terminal wants to see it: warnings and errors. */
export const printTroubles = (functionName: string, line: string): void => {
  const isDecision = /"level":"(DEBUG|INFO)"/.test(line);
  const isMetric = line.includes('"_aws":');
  if (!isDecision && !isMetric) console.error(`${functionName}: ${line}`);
};
