/** `npm run demo`: the main job with no browser. */
import { printTroubles } from '../function-log.ts';
import { startLaptop } from '../laptop.ts';
import { readOptions } from './options.ts';
import { play } from './play.ts';
import { systemRecord } from './record.ts';
import { reportOn, timeline } from './report.ts';
import { disappointments } from './verdict.ts';

interface ConnectRequest {
  readonly operation: string;
}

const options = readOptions(process.argv);
const laptop = await startLaptop({ port: 0, events: { withReason: options.reason }, onLog: printTroubles });
try {
  const record = systemRecord(await laptop.info());
  const played = await play(laptop, options, record);
  const requests = (await (await fetch(`${laptop.url}/sim/requests`)).json()) as ConnectRequest[];
  const asked = requests.filter(({ operation }) => operation === 'StartOutboundVoiceContact').length;
  const dialled = laptop.connect.world().calls.filter(({ kind }) => kind === 'outbound').length;
  const report = await reportOn(played, record, asked + dialled);
  record.stop();
  const missing = disappointments(report, options);
  const { state: _, reason: __, ...published } = report;
  console.log(options.json ? JSON.stringify(published) : timeline(report, played).join('\n'));
  if (missing.length > 0) console.error(`Not as asked: ${missing.join('; ')}`);
  else if (!options.json) console.log('Everything happened as asked.');
  process.exitCode = missing.length > 0 ? 1 : 0;
} finally {
  await laptop.stop();
}
