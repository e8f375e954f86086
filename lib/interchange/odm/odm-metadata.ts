import { PROTOCOL } from "../../protocol/protocol.ts";
import { ODM_EVENTS, ODM_METADATA_OID, ODM_STUDY_OID, type OdmGroup, type OdmItem } from "./odm-forms.ts";
import { xmlElement, xmlText } from "./xml.ts";

/** The study and its forms, in the order that the schema of ODM 1.3.2 asks for. */
export function odmStudy(): string {
  return xmlElement(
    "Study",
    { OID: ODM_STUDY_OID },
    xmlElement(
      "GlobalVariables",
      {},
      xmlElement("StudyName", {}, xmlText(PROTOCOL.trial)) +
        xmlElement(
          "StudyDescription",
          {},
          "Umbilical-cord mesenchymal stem cells against acute respiratory distress syndrome",
        ) +
        xmlElement("ProtocolName", {}, xmlText(PROTOCOL.trial)),
    ) + metaDataVersion(),
  );
}

function metaDataVersion(): string {
  const groups = ODM_EVENTS.flatMap((event) => event.groups);
  const refs = ODM_EVENTS.map(({ key }, index) =>
    xmlElement("StudyEventRef", { StudyEventOID: `SE.${key}`, OrderNumber: index + 1, Mandatory: "No" }),
  ).join("");
  const events = ODM_EVENTS.map(({ key, name, repeating, type, groups: own }) =>
    xmlElement(
      "StudyEventDef",
      { OID: `SE.${key}`, Name: name, Repeating: repeating ? "Yes" : "No", Type: type },
      own.map((group) => xmlElement("FormRef", { FormOID: `F.${group.key}`, Mandatory: "No" })).join(""),
    ),
  ).join("");
  const forms = groups
    .map(({ key, name }) =>
      xmlElement(
        "FormDef",
        { OID: `F.${key}`, Name: name, Repeating: "No" },
        xmlElement("ItemGroupRef", { ItemGroupOID: `IG.${key}`, Mandatory: "No" }),
      ),
    )
    .join("");
  return xmlElement(
    "MetaDataVersion",
    { OID: ODM_METADATA_OID, Name: `Protocol ${PROTOCOL.version}` },
    xmlElement("Protocol", {}, refs) +
      events +
      forms +
      groups.map(groupDef).join("") +
      groups.flatMap((group) => group.items.map((item) => itemDef(group, item))).join("") +
      groups.flatMap((group) => group.items.map((item) => codeList(group, item))).join(""),
  );
}

function groupDef({ key, name, repeating, items }: OdmGroup): string {
  const refs = items.map((item, index) =>
    xmlElement("ItemRef", { ItemOID: `I.${key}.${item.key}`, OrderNumber: index + 1, Mandatory: "No" }),
  );
  return xmlElement(
    "ItemGroupDef",
    { OID: `IG.${key}`, Name: name, Repeating: repeating ? "Yes" : "No" },
    refs.join(""),
  );
}

function itemDef(group: OdmGroup, { key, name, type, codes, range }: OdmItem): string {
  const checks = (range ?? []).map((bound, index) =>
    xmlElement(
      "RangeCheck",
      { Comparator: index === 0 ? "GE" : "LE", SoftHard: "Hard" },
      xmlElement("CheckValue", {}, String(bound)),
    ),
  );
  return xmlElement(
    "ItemDef",
    {
      OID: `I.${group.key}.${key}`,
      Name: name,
      DataType: type,
      ...(type === "text" ? { Length: 2000 } : {}),
    },
    xmlElement("Question", {}, xmlElement("TranslatedText", { "xml:lang": "en" }, xmlText(name))) +
      checks.join("") +
      (codes === undefined ? "" : xmlElement("CodeListRef", { CodeListOID: `CL.${group.key}.${key}` })),
  );
}

function codeList(group: OdmGroup, { key, name, codes }: OdmItem): string {
  if (codes === undefined) return "";
  return xmlElement(
    "CodeList",
    { OID: `CL.${group.key}.${key}`, Name: name, DataType: "text" },
    codes.map((one) => xmlElement("EnumeratedItem", { CodedValue: one })).join(""),
  );
}
