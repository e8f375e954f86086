import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The floor of the review: the same figures in a table of plain HTML, which does nothing; where it is served. */
export async function serveBareTable(
  subjects: number,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const cells = Array.from({ length: 8 }, (_, day) => `<td><b>${(10 + day / 10).toFixed(1)}</b> 24/24`).join(
    "",
  );
  const rows = Array.from({ length: subjects }, (_, index) => `<tr><th>LEFT-${index}${cells}`).join("\n");
  const page = `<!doctype html><meta charset="utf-8"><title>bare</title><table>${rows}</table>`;
  const http = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(page);
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void http.close() };
}
