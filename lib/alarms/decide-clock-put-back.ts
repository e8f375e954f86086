import type { AlarmEvent } from "../log/alarm-event.ts";
import { type AlarmBoard, isOpen } from "./alarm.ts";

/** What follows for the open alarms when the server's clock was put back: nobody has longer to answer for that. */
export function decideClockPutBack(board: AlarmBoard, byMs: number): readonly AlarmEvent[] {
  return board.alarms.filter(isOpen).map(({ alarm }) => ({ type: "alarmClockPutBack", alarm, byMs }));
}
