import { studyDayAt } from "../study/study-day.ts";
import type { StudyInput } from "../study/study-input.ts";
import { type VacMemory, vacEvents } from "../study/vac-record.ts";
import type { VacView } from "./subject-view.ts";

/** Every ventilator-associated condition of a subject, as surveillance records it; also what only late readings show. */
export function projectVac(input: StudyInput, memory: VacMemory | null): readonly VacView[] {
  return vacEvents(input, memory).map(({ day, ventilatorDay, parameter, from, to }) => ({
    local_date: day.date,
    study_day: studyDayAt(input.calendar, input.infusionStart, day.start),
    ventilator_day: ventilatorDay,
    parameter,
    from,
    to,
  }));
}
