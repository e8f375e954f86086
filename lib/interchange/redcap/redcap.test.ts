import { describe, expect, it } from "vitest";
import { exported } from "../exported-subject.fixture.ts";
import { DAY_FIELDS } from "./day-fields.ts";
import { ENROLMENT_FIELDS } from "./enrolment-fields.ts";
import { REDCAP_DICTIONARY_COLUMNS, redcapDictionaryRows } from "./redcap-dictionary.ts";
import { REDCAP_MISSING_CODES } from "./redcap-field.ts";
import { REDCAP_IMPORT_COLUMNS, redcapRows } from "./redcap-import.ts";

const dictionary = [...redcapDictionaryRows()];
const rows = [...redcapRows(exported())].map((row) =>
  Object.fromEntries(REDCAP_IMPORT_COLUMNS.map((column, index) => [column, row[index] ?? null])),
);

describe("the REDCap data dictionary", () => {
  it("names every field by REDCap's rules: 26 small letters, digits and underscores at most, each once", () => {
    const names = dictionary.map(([name]) => String(name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z](?:_?[a-z0-9]){0,25}$/);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(26);
  });

  it("describes every column of the import but the event's", () => {
    const names = new Set(dictionary.map(([name]) => name));
    expect(REDCAP_IMPORT_COLUMNS.filter((column) => !names.has(column))).toEqual(["redcap_event_name"]);
    for (const row of dictionary) expect(row).toHaveLength(REDCAP_DICTIONARY_COLUMNS.length);
  });

  it("gives a radio field its choices and a text field a validation that REDCap knows", () => {
    for (const [name, , , type, label, choices, , validation] of dictionary) {
      expect(label, String(name)).not.toBeNull();
      if (type === "radio") expect(choices, String(name)).toMatch(/^\w+, [^|]+(?: \| \w+, [^|]+)+$/);
      else if (name !== "record_id") {
        expect(["number", "integer", "datetime_seconds_ymd", "date_ymd"], String(name)).toContain(validation);
      }
    }
  });
});

describe("the REDCap import", () => {
  it("has a row for what is entered once and one for each study day", () => {
    expect(rows.map((row) => row.redcap_event_name)).toEqual([
      "enrolment_arm_1",
      "day_0_arm_1",
      "day_1_arm_1",
      "day_2_arm_1",
    ]);
    expect(new Set(rows.map((row) => row.record_id))).toEqual(new Set(["S-014"]));
  });

  it("leaves no field of its own event blank, for a blank would leave there what was there", () => {
    const own = (row: (typeof rows)[number]) =>
      row.redcap_event_name === "enrolment_arm_1" ? ENROLMENT_FIELDS : DAY_FIELDS;
    for (const row of rows) {
      for (const { name } of own(row)) expect([row.redcap_event_name, name, row[name]]).not.toContain(null);
      for (const { name } of own(row) === DAY_FIELDS ? ENROLMENT_FIELDS : DAY_FIELDS)
        expect(row[name]).toBeNull();
    }
  });

  it("keeps a true zero, and says by a code why there is no value", () => {
    expect(rows[2]).toMatchObject({ peep: 0, pplat: "NOT_RECORDED", peep_pre: "NOT_APPLICABLE" });
    expect(rows[1]).toMatchObject({ pplat: 27, driving_p: 17, cstat_post: "NO_TIDAL_VOLUME", pf_ratio: 140 });
  });

  it("writes local times without an offset, as REDCap takes them, and only words that are choices", () => {
    expect(rows[0]).toMatchObject({ t0_at: "2026-03-01 14:32:00", age: "UNK", sex: "male" });
    for (const row of rows) {
      for (const field of [...ENROLMENT_FIELDS, ...DAY_FIELDS]) {
        const value = row[field.name];
        if (value === null || typeof value !== "string" || Object.hasOwn(REDCAP_MISSING_CODES, value))
          continue;
        if (field.choices !== undefined) expect(Object.keys(field.choices)).toContain(value);
      }
    }
  });
});
