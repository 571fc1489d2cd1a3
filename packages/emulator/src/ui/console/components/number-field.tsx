/** What a {@link NumberField} needs. */
export interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly min: number;
  readonly max?: number;
  /** `any` for a fraction. */
  readonly step?: number | 'any';
  readonly required?: boolean;
  /** What an empty field stands for. */
  readonly placeholder?: string;
}

/** A labelled number. */
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
