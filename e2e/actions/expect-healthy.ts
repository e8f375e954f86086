import { expect } from "@playwright/test";
import { freshName } from "../fixtures/fresh-name.ts";
import { Feed, minutesAgo, peep } from "./feed.ts";

/** What every attack must end with: the server lives, and takes a good reading. */
export async function expectHealthy(url: string): Promise<void> {
  const feed = new Feed(url);
  const subject = freshName("good");
  expect((await feed.api.get("/api/v1/health", null)).status).toBe(200);
  expect((await feed.enrol(subject)).status).toBe(201);
  expect(await feed.send(peep(subject, 10, minutesAgo(1)))).toMatchObject({ status: "accepted" });
}
