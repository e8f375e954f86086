/** A diagonal hatch of a colour on nothing, `size` pixels from line to line: what passes the ceiling. */
export function diagonalHatch(colour: string, size: number): CanvasPattern | string {
  const side = Math.max(4, Math.round(size));
  const tile = document.createElement("canvas");
  tile.width = side;
  tile.height = side;
  const ctx = tile.getContext("2d");
  if (ctx === null) return colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = side * 0.42;
  // Three parallels, so that the tile joins its neighbours without a seam.
  for (const shift of [-side, 0, side]) {
    ctx.moveTo(shift - side, 2 * side);
    ctx.lineTo(shift + 2 * side, -side);
  }
  ctx.stroke();
  return ctx.createPattern(tile, "repeat") ?? colour;
}
