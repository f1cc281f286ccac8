import type { LocalAgent, LocalInfo } from '../local-info.ts';

const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'pt-BR', name: 'Português' },
  { tag: 'es', name: 'Español' },
];

const goTo = (change: Readonly<Record<string, string>>): void => {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
  location.assign(url);
};

interface Props {
  readonly info: LocalInfo;
  readonly agent: LocalAgent;
  readonly locale: string;
  readonly live: boolean;
}

export const DeskHeader = ({ info, agent, locale, live }: Props) => (
  <header class="desk-header">
    <img src="/icon.svg" alt="" width="26" height="26" />
    <h1>Rejoin</h1>
    <p class={live ? 'live' : 'live down'}>
      <span class="dot" aria-hidden="true" />
      {live ? 'Laptop contact centre' : 'The contact centre is not running. Start it with npm start.'}
    </p>
    <label>
      Agent
      <select value={agent.username} onChange={(event) => goTo({ agent: event.currentTarget.value })}>
        {info.agents.map(({ id, username }) => (
          <option key={id}>{username}</option>
        ))}
      </select>
    </label>
    <label>
      Panel language
      <select
        value={languages.find(({ tag }) => locale.slice(0, 2) === tag.slice(0, 2))?.tag ?? 'en'}
        onChange={(event) => goTo({ lang: event.currentTarget.value })}
      >
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  </header>
);
