/** The customer does not wait: they call in while the agent is being asked. */
import type { ServerFrame } from '../../core/contracts/agent-socket.ts';
import { viewIn } from './agent-page.ts';
import { holder, nobody, type Reached, ringsAt, type Scene } from './scene.ts';

/** The card shows the number once it has been looked up, and by that the customer is recognised. */
const isRecognised = (frame: ServerFrame) =>
  viewIn('offered', ({ maskedNumber }) => maskedNumber !== null)(frame);

export const callIn = async (scene: Scene): Promise<Reached> => {
  const { page, side, plan, note } = scene;
  await page.until('the number is known', isRecognised);
  const { contactId } = await side.post('calls', { from: plan.from, queueId: plan.queueId });
  note(`the customer calls in (contact ${contactId})`);
  await page.until('the question goes', viewIn('ended'));
  note('the question goes');
  await ringsAt(scene, holder);
  await side.post(`${holder}/accept`);
  note('the two are talking again');
  return { ...nobody, returnContactId: String(contactId) };
};
