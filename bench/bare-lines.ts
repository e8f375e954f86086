import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The floor of the study: as many lines in one canvas of a page that does nothing else; where it is served. */
export async function serveBareLines(
  lines: number,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const page = `<!doctype html><meta charset="utf-8"><title>bare</title>
<canvas width="900" height="236"></canvas>
<script>
const context = document.querySelector("canvas").getContext("2d");
context.lineWidth = 0.6;
for (let line = 0; line < ${lines}; line++) {
  context.beginPath();
  for (let day = 0; day < 8; day++) context.lineTo(20 + day * 120, 20 + ((line * 7 + day * 31) % 200));
  context.stroke();
}
</script>`;
  const http = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(page);
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void http.close() };
}
