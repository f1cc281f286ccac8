/** Where PERMISSIONS_FOLDER names a folder, each laptop leaves there what its functions were allowed, needed and refused. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Iam } from './cloud/iam/iam.ts';

export const leavePermissions = (iam: Iam): void => {
  const folder = process.env.PERMISSIONS_FOLDER;
  if (folder === undefined) return;
  const text = JSON.stringify({ permissions: iam.permissions(), refusals: iam.refusals() });
  writeFileSync(join(folder, `${randomUUID()}.json`), text);
};
