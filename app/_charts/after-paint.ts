/**
 * Runs a drawing once the frame under way has been painted, and returns how to call it off: a figure must not
 * wait on the screen for the chart beside it.
 */
export function afterPaint(draw: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    task = setTimeout(draw);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}
