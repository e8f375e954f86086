import type { SignatureMeaning } from "../../log/review-event.ts";
import type { TimeWriter } from "../site-time.ts";
import type { ExportedSubject } from "../subject-table.ts";
import type { OdmChange } from "./odm-change.ts";
import { type OdmContent, odmChanges } from "./odm-changes.ts";
import { ODM_LOCATION_OID } from "./odm-forms.ts";
import { xmlElement, xmlOpen, xmlText } from "./xml.ts";

/** How an actor is called in a file: in OIDs a person's mark says nothing. */
export function odmUserOid(actor: string): string {
  return `USR.${actor}`;
}

/** How what a signature says is called in a file. */
export function odmSignatureOid(meaning: SignatureMeaning): string {
  return `SD.${meaning.toUpperCase()}`;
}

/** One subject's data as XML, event by event; changes of one form that follow each other stand together. */
export function* odmSubject(subject: ExportedSubject, content: OdmContent): Generator<string> {
  const { write, record } = subject;
  let text = xmlOpen("SubjectData", { SubjectKey: record.subject, ...transactionOf("Insert", content) });
  let open: OdmChange | null = null;
  for (const changes of odmChanges(subject, content)) {
    for (const change of changes) {
      const isSameEvent = open !== null && open.event === change.event && open.eventKey === change.eventKey;
      const isSameForm = isSameEvent && open?.group === change.group;
      if (open !== null && !isSameForm) text += "</FormData>";
      if (open !== null && !isSameEvent) {
        yield `${text}</StudyEventData>\n`;
        text = "";
      }
      if (!isSameEvent) {
        text += xmlOpen("StudyEventData", {
          StudyEventOID: `SE.${change.event}`,
          StudyEventRepeatKey: change.eventKey,
          ...transactionOf("Upsert", content),
        });
      }
      if (!isSameForm) {
        text += xmlOpen("FormData", { FormOID: `F.${change.group}`, ...transactionOf("Upsert", content) });
      }
      text += groupData(change, content, write);
      open = change;
    }
  }
  if (open !== null) text += "</FormData></StudyEventData>\n";
  yield `${text}</SubjectData>\n`;
}

/** Most of a file by far: written without attributes by name. */
function groupData(change: OdmChange, content: OdmContent, write: TimeWriter): string {
  const { group, groupKey, transaction, items } = change;
  const key = groupKey === null ? "" : ` ItemGroupRepeatKey="${xmlText(groupKey)}"`;
  const type = content === "Snapshot" ? "" : ` TransactionType="${transaction}"`;
  let text = `<ItemGroupData ItemGroupOID="IG.${group}"${key}${type}>${auditRecord(change, write)}${signature(change, write)}`;
  if (transaction !== "Remove") {
    const startOf = itemStarts(group);
    for (const item in items) {
      const value = items[item];
      if (value === null || value === undefined) continue;
      text += `${startOf(item)}${typeof value === "number" ? value : xmlText(value)}"/>`;
    }
  }
  return `${text}</ItemGroupData>`;
}

/** The start of an item by its group and key. */
const itemStarts = remembered((group) =>
  remembered((item) => flat(`<ItemData ItemOID="I.${group}.${item}" Value="`)),
);

const LOCATION = xmlElement("LocationRef", { LocationOID: ODM_LOCATION_OID });

/** The start of an audit record by who it names. */
const auditStart = remembered((by) =>
  flat(`<AuditRecord><UserRef UserOID="${xmlText(odmUserOid(by))}"/>${LOCATION}<DateTimeStamp>`),
);

function auditRecord({ audit }: OdmChange, write: TimeWriter): string {
  if (audit === null) return "";
  const { by, at, reason } = audit;
  const why = reason === null ? "" : `<ReasonForChange>${xmlText(reason)}</ReasonForChange>`;
  return `${auditStart(by)}${write(at)}</DateTimeStamp>${why}</AuditRecord>`;
}

function signature({ signature: signed }: OdmChange, write: TimeWriter): string {
  if (signed === undefined) return "";
  const user = xmlElement("UserRef", { UserOID: odmUserOid(signed.by) });
  const meaning = xmlElement("SignatureRef", { SignatureOID: odmSignatureOid(signed.meaning) });
  const at = xmlElement("DateTimeStamp", {}, write(signed.at));
  return xmlElement("Signature", {}, user + LOCATION + meaning + at);
}

function transactionOf(type: "Insert" | "Update" | "Remove" | "Upsert", content: OdmContent) {
  return content === "Snapshot" ? {} : { TransactionType: type };
}

/** What stands a million times in a file is put together once. */
function remembered<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** The text in one piece: the engine keeps what was put together as a tree, and would go through it each time. */
function flat(text: string): string {
  return [...text].join("");
}
