const made = new Map<string, CanvasPattern | string>();

/** A hatch of a colour on nothing: what passes a limit is hatched, never told by hue alone. */
export function hatch(colour: string): CanvasPattern | string {
  const known = made.get(colour);
  if (known !== undefined) return known;
  const tile = document.createElement("canvas");
  tile.width = 4;
  tile.height = 4;
  const ctx = tile.getContext("2d");
  if (ctx === null) return colour;
  ctx.fillStyle = colour;
  ctx.fillRect(0, 0, 4, 2);
  const pattern = ctx.createPattern(tile, "repeat") ?? colour;
  made.set(colour, pattern);
  return pattern;
}
