import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { permissionsOf } from '../infra/permissions.ts';
import { configuration, stackOf } from '../infra/synthesized.ts';
import { grantedIn } from './granted.ts';
import { pageWith, readPage } from './page.ts';

const { stack } = stackOf(configuration);
const granted = grantedIn(stack);
const allowed = permissionsOf(Template.fromStack(stack));

const inWords = ({ handler, action, resource }: { handler: string; action: string; resource: string }) =>
  `${handler} ${action} ${resource}`;

describe('the permissions', () => {
  it('of the template are those that the functions were granted, no more and no less', () => {
    const inTemplate = new Set(allowed.map(inWords));
    expect([...inTemplate].sort()).toEqual([...new Set(granted.map(inWords))].sort());
  });

  it('each have a reason', () => {
    expect(granted.filter(({ on, why }) => on === '' || why === '')).toEqual([]);
  });

  it('are in docs/permissions.md as the code has them; `npm run permissions -- --write` brings it up to date', () => {
    const page = readPage();
    expect(page).toBe(pageWith(granted, page));
  });

  it('change the page when a reason changes', () => {
    const [first, ...others] = granted;
    if (first === undefined) throw new Error('nothing is granted');
    expect(pageWith([{ ...first, why: 'otherwise' }, ...others], readPage())).not.toBe(readPage());
  });
});
