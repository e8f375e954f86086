import type { SignatureMeaning } from "../../log/review-event.ts";
import { PROTOCOL } from "../../protocol/protocol.ts";
import type { OdmContent } from "./odm-changes.ts";
import { ODM_LOCATION_OID, ODM_METADATA_OID, ODM_STUDY_OID } from "./odm-forms.ts";
import { odmStudy } from "./odm-metadata.ts";
import { odmSignatureOid, odmUserOid } from "./odm-subject.ts";
import { xmlElement, xmlOpen, xmlText } from "./xml.ts";

/** What a file says of itself. None of it is the time at which it was made: the same log gives the same file. */
export interface OdmHead {
  readonly content: OdmContent;
  /** The event up to which the log was read. */
  readonly seq: number;
  /** When that became durable, ISO 8601 with offset; also what the file is dated. */
  readonly asOf: string;
  /** Of the program. */
  readonly version: string;
  /** Everybody who appears in the file, as the log names them. */
  readonly actors: readonly string[];
}

const NAMESPACE = "http://www.cdisc.org/ns/odm/v1.3";

/** Everything before the first subject. */
export function odmBegin({ content, seq, asOf, version, actors }: OdmHead): string {
  const root = xmlOpen("ODM", {
    xmlns: NAMESPACE,
    FileType: content,
    FileOID: `${PROTOCOL.trial}.${content}.${seq}`,
    CreationDateTime: asOf,
    AsOfDateTime: asOf,
    ODMVersion: "1.3.2",
    Originator: "Ventwall",
    SourceSystem: "Ventwall",
    SourceSystemVersion: version,
  });
  const users = actors.map((actor) =>
    xmlElement(
      "User",
      { OID: odmUserOid(actor) },
      xmlElement("LoginName", {}, xmlText(actor.replace(/^@/, ""))),
    ),
  );
  const site = xmlElement(
    "Location",
    { OID: ODM_LOCATION_OID, Name: "Site", LocationType: "Site" },
    xmlElement("MetaDataVersionRef", {
      StudyOID: ODM_STUDY_OID,
      MetaDataVersionOID: ODM_METADATA_OID,
      EffectiveDate: asOf.slice(0, 10),
    }),
  );
  const clinical = xmlOpen("ClinicalData", { StudyOID: ODM_STUDY_OID, MetaDataVersionOID: ODM_METADATA_OID });
  const admin = xmlElement("AdminData", { StudyOID: ODM_STUDY_OID }, users.join("") + site + signatures());
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${odmStudy()}\n${admin}\n${clinical}\n`;
}

const MEANINGS: Readonly<Record<SignatureMeaning, string>> = {
  reviewed: "Reviewed against its source readings by a research nurse",
  approved: "Approved by an investigator",
};
const LEGAL_REASON =
  "Signed with the signer's password, bound to the figure's data and to the protocol that it was computed by.";

function signatures(): string {
  return (Object.keys(MEANINGS) as SignatureMeaning[])
    .map((meaning) =>
      xmlElement(
        "SignatureDef",
        { OID: odmSignatureOid(meaning), Methodology: "Electronic" },
        xmlElement("Meaning", {}, MEANINGS[meaning]) + xmlElement("LegalReason", {}, xmlText(LEGAL_REASON)),
      ),
    )
    .join("");
}

/** Everything after the last one. */
export function odmEnd(): string {
  return "</ClinicalData>\n</ODM>\n";
}
