import type { AlarmEvent } from "../log/alarm-event.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { AlarmBoard } from "./alarm.ts";
import { conditionRow } from "./condition.ts";
import { ended } from "./decide-alarms.ts";

/**
 * Somebody has seen an alarm. It goes on as long as its cause does, silent and visible; one whose cause is gone
 * ends with this. A second acknowledgement changes nothing.
 */
export function decideAcknowledgement(
  board: AlarmBoard,
  alarm: string,
  wall: string | null,
): Result<readonly AlarmEvent[], "unknown_alarm"> {
  const found = board.alarms.find((one) => one.alarm === alarm);
  if (found === undefined) return fail("unknown_alarm", "There is no such alarm any more.");
  if (found.endedAt !== null || found.acknowledged !== null) return succeed([]);
  const seen: AlarmEvent = { type: "alarmAcknowledged", alarm, wall };
  const isOver = found.causeEndedAt !== null || conditionRow(found.condition).untilAcknowledged === true;
  // Answered, so not unanswered, whatever its priority.
  const answered = { ...found, acknowledged: { by: "", at: found.activeFrom, wall } };
  return succeed(isOver ? [seen, ended(answered, "acknowledged")] : [seen]);
}
