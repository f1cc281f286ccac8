/** `npm start`: the laptop contact centre, until Ctrl-C. */
import { printTroubles } from './function-log.ts';
import { type Laptop, startLaptop } from './laptop.ts';

const port = Number(process.env.PORT ?? 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}"; it must be a whole number from 0 to 65535.`);
  process.exit(1);
}

let laptop: Laptop | undefined;

/** Ctrl-C: in order once it runs, at once while it starts. */
const end = (): void => {
  if (!laptop) process.exit(130);
  void laptop.stop().then(() => process.exit(0));
};
process.once('SIGINT', end);
process.once('SIGTERM', end);

try {
  laptop = await startLaptop({ port, onLog: printTroubles });
  console.log(`Ready: ${laptop.url}`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(isTaken ? `Port ${port} is in use: choose another with PORT=<port>.` : error);
  process.exit(1);
}
