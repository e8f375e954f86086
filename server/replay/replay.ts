import type { FeedAddress } from "../feed-client/api-call.ts";
import { postReadings } from "../feed-client/readings-client.ts";
import { enrolSubject } from "../feed-client/subject-client.ts";
import { openProgress, type Progress } from "../runtime/progress.ts";
import type { ReplayOptions } from "./options.ts";
import { play } from "./play.ts";
import { type ReplayFile, readReplay } from "./replay-file.ts";
import { SentFile } from "./sent-file.ts";
import { Tally } from "./tally.ts";

const UNREADABLE_SHOWN = 20;

/** Plays a directory into a running server, and ends with what became of it. */
export async function replay(
  options: ReplayOptions,
  output: NodeJS.WriteStream,
  signal?: AbortSignal,
): Promise<Tally> {
  const file = await readReplay(options.dir);
  sayUnreadable(file, output);
  let say: (sentence: string) => void = (sentence) => output.write(`${sentence}\n`);
  const address: FeedAddress = {
    url: options.url,
    token: options.token,
    patienceMs: options.patience * 1000,
    signal,
    onWait: (reason, waitMs) => say(`waiting ${(waitMs / 1000).toFixed(1)} s for the server: ${reason}`),
  };
  await enrolAll(address, file, say);
  const progress = openProgress("readings", output);
  say = progress.say;
  const tally = new Tally();
  try {
    await playAll(address, file, options, tally, progress, signal);
  } finally {
    progress.stop();
  }
  output.write(tally.table(file.unreadable.length));
  return tally;
}

async function playAll(
  address: FeedAddress,
  file: ReplayFile,
  options: ReplayOptions,
  tally: Tally,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const sentFile = options.sentFile === undefined ? null : new SentFile(options.sentFile);
  try {
    await play(file.readings, {
      speed: options.speed,
      signal,
      submit: (batch) =>
        postReadings(
          address,
          batch.map(({ reading }) => reading),
        ),
      onAcknowledged: (batch, result) => {
        sentFile?.add(batch, result);
        tally.add(result);
        progress.advance(tally.total, file.readings.length);
      },
    });
  } finally {
    sentFile?.close();
  }
}

/** A subject that the server knows otherwise (409) stays as the server has it; its readings are sent all the same. */
async function enrolAll(address: FeedAddress, file: ReplayFile, say: (sentence: string) => void) {
  const counts = { created: 0, same: 0, refused: 0 };
  for (const request of file.subjects) {
    const { status, http, detail } = await enrolSubject(address, request);
    if (status === "refused") say(`${request.subject} was not enrolled (${http}): ${detail}`);
    counts[status === "changed" ? "same" : status]++;
  }
  say(`subjects: ${counts.created} enrolled, ${counts.same} known already, ${counts.refused} refused`);
}

function sayUnreadable(file: ReplayFile, output: NodeJS.WriteStream): void {
  for (const { file: name, line, detail } of file.unreadable.slice(0, UNREADABLE_SHOWN)) {
    output.write(`${name}:${line}: ${detail}; passed over\n`);
  }
  const more = file.unreadable.length - UNREADABLE_SHOWN;
  if (more > 0) output.write(`… and ${more} more rows that could not be read\n`);
}
