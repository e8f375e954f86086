import { beforeAll, describe, expect, it } from "vitest";
import { allOf, brokenRules, readXml, type XmlNode } from "#lib/interchange/odm/read-odm.fixture.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import type { AdverseEventFacts } from "#lib/study/adverse-event.ts";
import type { Preparation } from "#lib/study/preparation.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { partsOf } from "./export-file.ts";
import { odmFile } from "./odm-file.ts";
import { hour, type StudyWriter, writeSampleStudy } from "./sample-study.fixture.ts";
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

const FACTS: AdverseEventFacts = {
  candidate: "c-1",
  term: "Desaturation <80 %",
  codedTerm: null,
  organClass: null,
  onset: hour(15),
  ended: null,
  grade: 3,
  seriousness: ["life_threatening", "hospitalisation"],
  causality: "possible",
  toProduct: "possible",
  toProcedure: "unlikely",
  expectedness: "unexpected",
  action: "interrupted",
  outcome: "recovering",
  narrative: "first line\nsecond line",
  awareAt: hour(16),
  reporter: "ICU nurse",
};
const FIGURE = {
  localDate: "2026-03-01",
  figure: "peep",
  value: 10,
  n: 24,
  expected: 24,
  dataHash: "d1",
  protocolVersion: PROTOCOL.version,
  protocolHash: PROTOCOL_HASH,
} as const;

/** An infusion prepared, checked and begun; a candidate judged by two and judged anew; its adverse event; a signed figure. */
async function writeSafety(writer: StudyWriter): Promise<void> {
  const preparation: Preparation = {
    arm: "UCMSC",
    mode: "stock",
    weightKg: 61,
    prescribedCells: 61e6,
    product: "UC-MSC",
    lot: "L7",
    passage: 4,
    expiresAt: hour(60),
    route: "central venous",
    line: "right jugular",
    bags: [
      { label: "B1", volumeMl: 100, cells: 60e6 },
      { label: "B2", volumeMl: 100, cells: 60e6 },
    ],
  };
  const corrected = { ...preparation, lot: "L8" };
  await writer.write(
    "S-001",
    hour(31),
    { type: "infusionPrepared", infusion: 1, preparation },
    { type: "infusionPreparationCorrected", infusion: 1, preparation: corrected, reason: "misread" },
    { type: "infusionChecked", infusion: 1 },
    {
      type: "iaeCandidateOpened",
      candidate: "c-1",
      origin: "person",
      t0: hour(14.5),
      alarm: null,
      figures: {},
      event: "H1",
      term: "Hypoxia",
      onset: hour(15),
      note: null,
    },
    {
      type: "iaeInvestigatorJudged",
      candidate: "c-1",
      verdict: "CONFIRM",
      confirmedAs: "H1",
      rationale: "FiO2 & PEEP up",
      seen: { entry: 1, t0: hour(14.5) },
    },
    {
      type: "iaeConsultantJudged",
      candidate: "c-1",
      opinion: "DISAGREE",
      rationale: "suction",
      seen: { entry: 1, t0: hour(14.5) },
    },
    { type: "iaeAdjudicationReopened", candidate: "c-1", reasonCode: "OTHER", text: "new film" },
    { type: "adverseEventRecorded", adverseEvent: "ae-1", facts: FACTS },
    {
      type: "adverseEventCorrected",
      adverseEvent: "ae-1",
      facts: { ...FACTS, grade: 4 },
      reasonCode: "SOURCE_VERIFIED",
      text: null,
    },
    { type: "adverseEventReported", adverseEvent: "ae-1", report: "sponsor", at: hour(20), reason: null },
    { type: "adverseEventRecorded", adverseEvent: "ae-2", facts: { ...FACTS, candidate: null } },
    { type: "adverseEventVoided", adverseEvent: "ae-2", reasonCode: "WRONG_PATIENT", text: null },
    { type: "figureVerified", because: null, ...FIGURE },
    { type: "figureSigned", meaning: "approved", name: "Wang", ...FIGURE },
  );
}

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
  await writeSafety(writer);
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

  it("adverse events, their reports and the rounds of adjudication stand in the snapshot as they are now", () => {
    expect(groups(snapshot, "ADVERSE_EVENT").map((one) => itemValue(one, "grade"))).toEqual(["4"]);
    const [event] = groups(snapshot, "ADVERSE_EVENT");
    expect(itemValue(event, "seriousness")).toBe("life_threatening;hospitalisation");
    expect(itemValue(event, "narrative")).toBe("first line\nsecond line");
    expect(textIn(auditOf(event), "ReasonForChange")).toBe("SOURCE_VERIFIED");
    const [report] = groups(snapshot, "SAFETY_REPORT");
    expect([itemValue(report, "report"), itemValue(report, "at")]).toEqual([
      "sponsor",
      "2026-03-01T20:00:00+08:00",
    ]);
    const [round] = groups(snapshot, "ADJUDICATION");
    expect(["verdict", "opinion", "reopened"].map((item) => itemValue(round, item))).toEqual([
      "CONFIRM",
      "DISAGREE",
      "true",
    ]);
    expect(textIn(auditOf(round), "ReasonForChange")).toBe("OTHER: new film");
  });

  it("every version of an adverse event, a round and a preparation is a change; what was voided is removed", () => {
    const types = (group: string) =>
      groups(transactional, group).map(({ attributes }) => attributes.TransactionType);
    expect(types("ADVERSE_EVENT")).toEqual(["Insert", "Update", "Insert", "Remove"]);
    expect(types("ADJUDICATION")).toEqual(["Insert", "Update", "Update"]);
    expect(types("PREPARATION")).toEqual(["Insert", "Update", "Update"]);
    const lots = groups(transactional, "PREPARATION").map((one) => itemValue(one, "lot"));
    expect(lots).toEqual(["L7", "L8", "L8"]);
    expect(groups(snapshot, "BAG").map((one) => itemValue(one, "label"))).toEqual(["B1", "B2"]);
    expect(groups(snapshot, "PREPARATION").map((one) => itemValue(one, "checkedAt"))).toEqual([
      "2026-03-02T07:00:00+08:00",
    ]);
  });

  it("a signed figure carries its signature, whose meaning the file defines; others carry none", () => {
    const [signature] = allOf(snapshot, "Signature");
    expect(signature?.children.map(({ name }) => name)).toEqual([
      "UserRef",
      "LocationRef",
      "SignatureRef",
      "DateTimeStamp",
    ]);
    const meaning = signature?.children.find(({ name }) => name === "SignatureRef")?.attributes.SignatureOID;
    const defined = [...allOf(snapshot, "SignatureDef")].find(({ attributes }) => attributes.OID === meaning);
    expect(textIn(defined, "Meaning")).toBe("Approved by an investigator");
    const carriers = groups(snapshot, "FIGURE").filter(({ children }) =>
      children.some(({ name }) => name === "Signature"),
    );
    // Of day 0 the whole and both its parts: they are signed as one.
    expect(carriers.map((one) => [itemValue(one, "figure"), itemValue(one, "segment")])).toEqual([
      ["peep", "ALL"],
      ["peep", "PRE"],
      ["peep", "POST"],
    ]);
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
