import { fail, type Result, succeed } from "../units/result.ts";
import { originalOf } from "../ventilation/reading.ts";
import { standingReading } from "./meant-reading.ts";
import type { ReadingBook } from "./reading-book.ts";
import type { Fact } from "./record-event.ts";

/** Whether what a fact says of a plateau is said of one that is kept, by the number under which it first came. */
export function checkMeantPlateau(book: ReadingBook, fact: Fact): Result<null, "unknown_reading"> {
  if (fact.kind !== "plateau_effort") return succeed(null);
  const standing = standingReading(book, fact.reading);
  const isMeant = standing?.parameter === "plateau_pressure" && originalOf(standing) === fact.reading;
  return isMeant
    ? succeed(null)
    : fail("unknown_reading", `No plateau first came here under the number ${fact.reading}.`);
}
