import type { Choice } from '../../../model/host-data.js';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Choice[];
  readonly onChange: (value: string) => void;
}

/** A select box with a label. It shows the whole text of the selected option. */
export function SelectField({ label, value, options, onChange }: SelectFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        // For browsers that cannot wrap the text.
        title={options.find(({ key }) => key === value)?.title}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
