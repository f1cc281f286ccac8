/** `npm run licences`: which packages ship with Rejoin, and under which licence each. `--json` for machines. */
import { columns } from '../columns.ts';
import { shippedPackages } from './shipped-packages.ts';

const shipped = shippedPackages();
if (process.argv.includes('--json')) console.log(JSON.stringify(shipped));
else {
  const rows = shipped.map(({ name, version, licence, in: places }) => [
    name,
    version,
    licence,
    places.join(', '),
  ]);
  console.log(columns([['package', 'version', 'licence', 'in'], ...rows]));
}
