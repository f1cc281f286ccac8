/** What to do next, for someone who has never seen this: the one step that is due stands out. */

const steps = [
  { title: 'Place a call', hint: 'as the caller, on the left' },
  { title: 'Accept it', hint: 'as the agent, on the right' },
  { title: 'Drop the line', hint: 'as the caller: it breaks off' },
  { title: 'Say yes', hint: 'as the agent, in the pop-up' },
  { title: 'Answer the callback', hint: 'as the caller; then accept it' },
];

export const FirstSteps = ({ due }: { readonly due: number }) => (
  <ol class="steps" aria-label="What to do">
    {steps.map(({ title, hint }, index) => (
      <li
        key={title}
        class={index < due ? 'done' : index === due ? 'due' : ''}
        aria-current={index === due ? 'step' : undefined}
      >
        <span aria-hidden="true">{index < due ? '✓' : index + 1}</span>
        <div>
          <strong>{title}</strong>
          <small>{hint}</small>
        </div>
      </li>
    ))}
  </ol>
);
