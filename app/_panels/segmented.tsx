interface SegmentedProps<Value extends string> {
  /** Names the choice for those who cannot see it. */
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly text: (value: Value) => string;
  readonly className?: string;
}

/** A choice of a few, side by side. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  return (
    <fieldset className={`segmented ${props.className ?? ""}`}>
      <legend className="visually-hidden">{props.label}</legend>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.chosen}
          onClick={() => props.onChoose(value)}
        >
          {props.text(value)}
        </button>
      ))}
    </fieldset>
  );
}
