/** Mounts the agent's panel exactly as a page with the Amazon Connect CCP does. */
import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../../core/contracts/agent-socket.ts';
import { mountPanel } from '../../../panel/mount-panel.tsx';
import type { LocalAgent, LocalInfo } from '../local-info.ts';

interface Props {
  readonly info: LocalInfo;
  readonly agent: LocalAgent;
  readonly locale: string;
  readonly onFinalised: (view: View) => void;
  readonly onViews: (views: readonly View[]) => void;
}

export const PanelFrame = ({ info, agent, locale, onFinalised, onViews }: Props) => {
  const frame = useRef<HTMLDivElement>(null);
  // The panel lives as long as the page, and the callbacks only reach the store, which does too.
  useEffect(() => {
    if (frame.current === null) return undefined;
    const { ticketUrl, socketUrl } = info;
    const options = { token: agent.token, ticketUrl, socketUrl, locale, onFinalised, onViews };
    return mountPanel(frame.current, options).unmount;
  }, []);
  return <div class="panel-frame" ref={frame} />;
};
