import { useEffect, useRef } from 'preact/hooks';
import type { Told } from './store.ts';
import { clockTime } from './time.ts';

/** What happened, oldest on the left, always scrolled to the newest. */
export const StoryStrip = ({ story }: { readonly story: readonly Told[] }) => {
  const list = useRef<HTMLOListElement>(null);
  const newest = story.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) list.current?.scrollTo({ left: list.current.scrollWidth });
  }, [newest]);
  return (
    <footer class="story">
      <h2 id="story">What happened</h2>
      {story.length === 0 ? (
        <p>Nothing yet. Every step of a call appears here as it happens.</p>
      ) : (
        <ol ref={list} aria-labelledby="story">
          {story.map(({ id, at, text, who, tone }) => (
            <li key={id} class={`${who} ${tone}`}>
              <time>{clockTime(at)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </footer>
  );
};
