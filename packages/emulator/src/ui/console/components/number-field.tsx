/** The props of {@link NumberField}. */
export interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly min: number;
  readonly max?: number;
  /** The step size; `any` allows fractions. */
  readonly step?: number | 'any';
  readonly required?: boolean;
  /** The placeholder, which explains an empty field. */
  readonly placeholder?: string;
}

/** A number field with a label. */
export function NumberField({ label, onInput, ...input }: NumberFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="decimal"
        {...input}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
