import type { SubmitResult, WireReading } from "#lib/contract/readings.ts";
import { callApi, detailOf, type FeedAddress } from "./api-call.ts";
import { FeedRefused } from "./feed-failure.ts";
import { isSubmitResult } from "./submit-result.ts";

/** Sends a batch over HTTP and returns when it is durable, however often the server went away in between. */
export async function postReadings(
  address: FeedAddress,
  readings: readonly WireReading[],
): Promise<SubmitResult> {
  const { status, body } = await callApi(address, "POST", "/readings", { readings });
  if (status === 200 && isSubmitResult(body, readings.length)) return body;
  throw new FeedRefused(
    "batch_refused",
    `the server refused a batch of ${readings.length} readings (${status}): ${detailOf(body)}`,
  );
}
