import { beforeAll, describe, expect, it } from "vitest";
import { allOf, brokenRules, readXml, type XmlNode } from "#lib/interchange/odm/read-odm.fixture.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { partsOf } from "./export-file.ts";
import { odmFile } from "./odm-file.ts";
import { hour, writeSampleStudy } from "./sample-study.fixture.ts";
import { StudyAt } from "./study-at.ts";

const log = new MemoryEventLog("production");
let snapshot: XmlNode;
let transactional: XmlNode;

async function read(content: "Snapshot" | "Transactional"): Promise<XmlNode> {
  const study = await StudyAt.load(log, log.head, createSiteCalendar("Asia/Shanghai"));
  const parts = await Array.fromAsync(partsOf(odmFile(content), study));
  return readXml(
    parts
      .map(({ text }) => text)
      .join("")
      .trim(),
  );
}

const groups = (node: XmlNode, group: string) =>
  [...allOf(node, "ItemGroupData")].filter(({ attributes }) => attributes.ItemGroupOID === `IG.${group}`);
const itemValue = (node: XmlNode | undefined, item: string) =>
  node?.children.find(({ attributes }) => attributes.ItemOID?.endsWith(`.${item}`))?.attributes.Value;
const auditOf = (node: XmlNode | undefined) => node?.children.find(({ name }) => name === "AuditRecord");
const textIn = (node: XmlNode | undefined, name: string) =>
  node?.children.find((child) => child.name === name)?.text;

beforeAll(async () => {
  const writer = await writeSampleStudy(log);
  const events = await Array.fromAsync(log.readStream("S-001", 0));
  const plateau = events
    .flat()
    .find(({ event }) => event.type === "readingRecorded" && event.parameter === "plateau_pressure");
  const said = { value: 26.5, unit: "cm[H2O]", observedAt: hour(2) };
  await writer.write(
    "S-001",
    hour(30),
    {
      type: "readingCorrected",
      seq: plateau?.seq ?? 0,
      version: 2,
      parameter: "plateau_pressure",
      reasonCode: "OTHER",
      text: 'read 28 & not <26> "really"',
      was: said,
      becomes: { ...said, value: 28 },
    },
    {
      type: "subjectDetailsChanged",
      changes: { weightKg: 61 },
      correction: { reasonCode: "TRANSCRIPTION", text: null },
    },
    {
      type: "factEntered",
      record: "death/1",
      version: 1,
      fact: { kind: "death", at: hour(29), cause: "sepsis <septic shock>" },
    },
    {
      type: "factVoided",
      record: "death/1",
      version: 2,
      correction: { reasonCode: "WRONG_PATIENT", text: "bed 2" },
    },
  );
  snapshot = await read("Snapshot");
  transactional = await read("Transactional");
});

describe("the ODM files", () => {
  it.each(["Snapshot", "Transactional"] as const)(
    "%s keeps to the standard's order, attributes, words and references",
    (content) => {
      expect(brokenRules(content === "Snapshot" ? snapshot : transactional)).toEqual([]);
    },
  );

  it("refers from every item's data to an item of that very group, form and event", () => {
    for (const document of [snapshot, transactional]) {
      const refs = (kind: string, ref: string, attribute: string) =>
        new Map(
          [...allOf(document, kind)].map((node) => [
            node.attributes.OID,
            new Set([...allOf(node, ref)].map(({ attributes }) => attributes[attribute])),
          ]),
        );
      const forms = refs("StudyEventDef", "FormRef", "FormOID");
      const items = refs("ItemGroupDef", "ItemRef", "ItemOID");
      for (const event of allOf(document, "StudyEventData")) {
        for (const form of event.children) {
          expect(forms.get(event.attributes.StudyEventOID)).toContain(form.attributes.FormOID);
        }
      }
      for (const data of allOf(document, "ItemGroupData")) {
        for (const { name, attributes } of data.children) {
          if (name === "ItemData")
            expect(items.get(data.attributes.ItemGroupOID)).toContain(attributes.ItemOID);
        }
      }
    }
  });

  it("a coded item holds only words of its list, and times carry an offset", () => {
    const lists = new Map(
      [...allOf(snapshot, "CodeList")].map((list) => [
        list.attributes.OID,
        list.children.map(({ attributes }) => attributes.CodedValue),
      ]),
    );
    const types = new Map(
      [...allOf(snapshot, "ItemDef")].map(({ attributes }) => [attributes.OID, attributes.DataType]),
    );
    for (const document of [snapshot, transactional]) {
      for (const { attributes } of allOf(document, "ItemData")) {
        const list = lists.get(attributes.ItemOID?.replace(/^I\./, "CL."));
        if (list !== undefined) expect(list).toContain(attributes.Value);
        const type = types.get(attributes.ItemOID);
        if (type === "datetime") expect(attributes.Value).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/);
        if (type === "integer") expect(attributes.Value).toMatch(/^-?\d+$/);
        if (type === "double") expect(attributes.Value).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/);
      }
    }
  });

  it("the snapshot has what stands: the corrected value once, with who, when and why, and no voided death", () => {
    const plateaus = groups(snapshot, "READING").filter(
      (one) => itemValue(one, "parameter") === "plateau_pressure",
    );
    expect(plateaus.map((one) => itemValue(one, "value"))).toEqual([
      "28",
      "26.5",
      "26.5",
      "26.5",
      "26.5",
      "26.5",
      "26.5",
      "26.5",
    ]);
    const audit = auditOf(plateaus[0]);
    expect(textIn(audit, "ReasonForChange")).toBe('OTHER: read 28 & not <26> "really"');
    expect(textIn(audit, "DateTimeStamp")).toBe("2026-03-02T06:00:00+08:00");
    expect(groups(snapshot, "DEATH")).toEqual([]);
    expect(groups(snapshot, "SUBJECT").map((one) => itemValue(one, "weightKg"))).toEqual(["61", "60"]);
    expect(
      [...allOf(snapshot, "ItemGroupData")].every(
        ({ attributes }) => attributes.TransactionType === undefined,
      ),
    ).toBe(true);
    expect(groups(snapshot, "FIGURE").length).toBeGreaterThan(0);
  });

  it("the transactional file has every change: entered, updated, removed, each with its audit record", () => {
    const types = (group: string) =>
      groups(transactional, group).map(({ attributes }) => attributes.TransactionType);
    expect(types("SUBJECT")).toEqual(["Insert", "Update", "Insert"]);
    expect(types("DEATH")).toEqual(["Insert", "Remove"]);
    expect(itemValue(groups(transactional, "DEATH")[0], "cause")).toBe("sepsis <septic shock>");
    expect(textIn(auditOf(groups(transactional, "DEATH")[1]), "ReasonForChange")).toBe(
      "WRONG_PATIENT: bed 2",
    );
    expect(types("READING").filter((type) => type === "Update")).toHaveLength(1);
    for (const one of groups(transactional, "READING")) expect(auditOf(one)).toBeDefined();
  });
});
