import type { Append } from "#server/log/event-log.ts";
import { openSqliteEventLog } from "#server/log/sqlite-event-log.ts";
import { answerCalls } from "../child.ts";
import { eventsOf, type LogPlan } from "../feed/log-plan.ts";

const GROUP = 20_000;

/** Writes a log by its own door, so that what is opened later is a true one. */
async function grow(folder: string, plan: LogPlan): Promise<number> {
  const opened = await openSqliteEventLog({ directory: folder, kind: "production" });
  if (!opened.ok) throw new Error(opened.detail);
  const log = opened.value;
  let group: Append[] = [];
  const write = async (): Promise<void> => {
    const appended = await log.append(group);
    if (!appended.ok) throw new Error(appended.detail);
    group = [];
  };
  for (const envelope of eventsOf(plan)) {
    group.push({ envelope });
    if (group.length === GROUP) await write();
  }
  await write();
  const { head } = log;
  await log.close();
  return head;
}

const calls = { grow };

export type GrowLogCalls = typeof calls;

answerCalls(calls, () => undefined);
