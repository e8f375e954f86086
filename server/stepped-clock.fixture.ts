/**
 * The program as `main.ts` starts it, for tests that step its clock: it stands at CLOCK_STANDS_AT until the process
 * that started this one sends another instant. Nothing in production starts here, and the program itself has no door
 * to its clock. People's sessions keep to the machine's own time.
 */
import "./runtime/node-env.ts";
import "./runtime/private-files.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { parseInstant } from "#lib/units/instant.ts";
import { launch } from "./launch.ts";
import { SteppedClock } from "./runtime/clock.ts";

/** A clock that stands is asked every second by whatever waits for it: by then everything has asked. */
const ASKED_WITHIN_MS = 1_100;

function instantOf(text: unknown) {
  const instant = typeof text === "string" ? parseInstant(text) : null;
  if (instant === null) throw new Error(`no instant for the stepped clock: ${text}`);
  return instant;
}

const clock = new SteppedClock(instantOf(process.env.CLOCK_STANDS_AT));

async function stepTo(text: unknown): Promise<void> {
  clock.advanceTo(instantOf(text));
  await sleep(ASKED_WITHIN_MS);
  process.send?.(text);
}

process.on("message", (text) => void stepTo(text));
await launch(clock);
