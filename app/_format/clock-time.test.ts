import { describe, expect, it } from "vitest";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import { formatClock, formatClockSeconds, localDate, localHour } from "./clock-time.ts";

const at = (iso: string): Instant => parseInstant(iso) as Instant;
const shanghai = "Asia/Shanghai";

describe("times on a screen", () => {
  it("are those of the site's clock, with 24 hours", () => {
    expect(formatClock(at("2026-03-01T16:05:00Z"), shanghai)).toBe("00:05");
    expect(formatClock(at("2026-03-01T10:42:00Z"), shanghai)).toBe("18:42");
    expect(formatClockSeconds(at("2026-03-01T10:41:20Z"), shanghai)).toBe("18:41:20");
  });

  it("know the site's date, which may be tomorrow's", () => {
    expect(localDate(at("2026-03-01T16:05:00Z"), shanghai)).toBe("2026-03-02");
    expect(localHour(at("2026-03-01T16:05:00Z"), shanghai)).toBe(0);
  });
});
