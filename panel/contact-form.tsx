/** The contact's form. It has no submit of its own: Enter in a field must not close a case. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FormField, longestAnswer } from '../core/contracts/form.ts';
import type { Drafts, FilledForm } from './drafts.ts';
import type { Texts } from './texts/texts.ts';

interface Props {
  readonly interruptionId: string;
  readonly form: FilledForm;
  readonly drafts: Drafts;
  readonly texts: Texts;
}

interface InputProps {
  readonly field: FormField;
  readonly texts: Texts;
  readonly attributes: {
    readonly id: string;
    readonly value: string;
    readonly 'aria-required': boolean;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
    readonly onInput: (event: { readonly currentTarget: { readonly value: string } }) => void;
  };
}

const Input = ({ field, attributes, texts }: InputProps) =>
  field.type === 'text' ? (
    <input type="text" autocomplete="off" maxLength={longestAnswer} {...attributes} />
  ) : (
    <select {...attributes}>
      <option value="">{texts.form.choose}</option>
      {field.options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );

/** After a vain attempt to finalise the agent is taken to the first field that is missing. */
const useWayToMissing = (refusals: number) => {
  const box = useRef<HTMLFieldSetElement>(null);
  const known = useRef(refusals);
  useLayoutEffect(() => {
    if (refusals > known.current) box.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    known.current = refusals;
  }, [refusals]);
  return box;
};

export const ContactForm = ({ interruptionId, form, drafts, texts }: Props) => {
  const box = useWayToMissing(form.refusals);
  return (
    <fieldset ref={box} class="form" aria-label={texts.form.title}>
      {form.fields.map((field) => {
        const { name, label, required } = field;
        const id = `answer-${interruptionId}-${name}`;
        const isMissing = form.missing.includes(name);
        const attributes = {
          id,
          value: form.answers[name] ?? '',
          'aria-required': required,
          'aria-invalid': isMissing,
          'aria-describedby': isMissing ? `${id}-missing` : undefined,
          onFocus: () => drafts.enter(interruptionId, name),
          onBlur: () => drafts.leave(interruptionId, name),
          onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
            drafts.type(interruptionId, name, event.currentTarget.value),
        };
        return (
          <div key={name} class="field">
            <label for={id}>
              {label}
              {required && <i aria-hidden="true"> *</i>}
            </label>
            <Input field={field} attributes={attributes} texts={texts} />
            {isMissing && (
              <p id={`${id}-missing`} class="missing">
                {texts.form.missing}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
};
