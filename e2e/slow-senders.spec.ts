import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expectHealthy } from "./actions/expect-healthy.ts";
import { FEED_TOKEN } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

test("senders that dawdle over their headers or bodies hold up nobody, and are let go", async ({
  startServer,
}) => {
  test.setTimeout(150_000);
  const server = await startServer();
  const head = `POST /api/v1/readings HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n`;
  const dawdlers = Array.from({ length: 200 }, (_, index) => {
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => socket.destroy());
    socket.write(
      index % 2 === 0
        ? head
        : `${head}Authorization: Bearer ${FEED_TOKEN}\r\nContent-Length: 1000\r\n\r\n{"readings":[`,
    );
    return { socket, gone: new Promise((resolve) => socket.once("close", resolve)) };
  });
  const drip = setInterval(() => {
    for (const [index, { socket }] of dawdlers.entries()) {
      if (socket.writable) socket.write(index % 2 === 0 ? "X-A: b\r\n" : " ");
    }
  }, 1_000);
  await sleep(500);
  await expectHealthy(server.url);
  // Within its limits for headers (20 s) and for a whole request (60 s), looked after every 30 s.
  await Promise.all(dawdlers.map(({ gone }) => gone));
  clearInterval(drip);
  await expectHealthy(server.url);
});
