/** The contact attributes of a new call, as rows of name and value. */
export interface Row {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

export const attributesOf = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(
    rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
  );

interface Props {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

export const AttributeRows = ({ rows, onChange }: Props) => {
  const set = (id: number, change: Partial<Row>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const nextId = Math.max(0, ...rows.map(({ id }) => id)) + 1;
  return (
    <fieldset class="rows">
      <legend>Contact attributes</legend>
      {rows.map(({ id, name, value }) => (
        <div key={id}>
          <input
            aria-label="Name"
            value={name}
            onInput={(event) => set(id, { name: event.currentTarget.value })}
          />
          <input
            aria-label="Value"
            value={value}
            onInput={(event) => set(id, { value: event.currentTarget.value })}
          />
          <button
            type="button"
            class="ghost"
            aria-label={`Remove ${name}`}
            onClick={() => onChange(rows.filter((row) => row.id !== id))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        class="link"
        onClick={() => onChange([...rows, { id: nextId, name: '', value: '' }])}
      >
        Add an attribute
      </button>
    </fieldset>
  );
};
