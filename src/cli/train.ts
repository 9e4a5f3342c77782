/** `npm run train -- --config FILE --out DIR`: trains one run config from a terminal. */
import { trainCommand } from './train-command';

// Not exitCode: a graphics driver's threads may keep the process alive.
process.exit(await trainCommand(process.argv.slice(2), process.stderr, process.stdout));
