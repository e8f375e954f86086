/**
 * Whether an entry only adds to what stood there: everything that was known still is. An end, a cause, or an answer
 * where there was none needs no reason. Of a criterion `UNKNOWN` is what is not known.
 */
export function isAddition(before: object, after: object): boolean {
  if ("answer" in before && before.answer === "UNKNOWN") return true;
  const values = new Map<string, unknown>(Object.entries(after));
  return Object.entries(before).every(
    ([field, value]) => value === null || JSON.stringify(values.get(field)) === JSON.stringify(value),
  );
}
