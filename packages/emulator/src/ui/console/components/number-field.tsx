import type { ComponentProps } from 'preact';

interface NumberFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A number field with a label. */
export function NumberField({ label, onChange, ...input }: NumberFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="decimal"
        {...input}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
