/** Three significant figures, thousands parted by a thin space's plain cousin; `—` for what was not measured. */
export function figure(value: number | null): string {
  if (value === null) return "—";
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1_000
    ? Math.round(rounded).toLocaleString("en").replaceAll(",", " ")
    : String(rounded);
}

export function milliseconds(value: number | null): string {
  return value === null ? "—" : `${figure(value)} ms`;
}

export function megabytes(bytes: number | null): string {
  return bytes === null ? "—" : `${figure(bytes / 1_048_576)} MB`;
}

/** How a figure stands to its floor: `0.62 ×`. */
export function ratio(value: number | null, floor: number | null): string {
  return value === null || floor === null || floor === 0 ? "—" : `${(value / floor).toFixed(2)} ×`;
}
