"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { AuditAsked } from "#app/_query/audit-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import { PARAMETER_KEYS } from "#lib/ventilation/parameter.ts";
import { AUDIT_GROUPS } from "./audit-groups.ts";
import type { AuditAddress } from "./use-audit-address.ts";
import { useAuditWords } from "./use-audit-words.ts";

interface AuditFilterProps {
  readonly address: AuditAddress;
  readonly asked: AuditAsked;
  readonly onGo: (next: Partial<AuditAddress>) => void;
}

/** Whose story, about what, by whom and when. A field is asked when it is left or Enter is pressed. */
export function AuditFilter({ address, asked, onGo }: AuditFilterProps) {
  const t = useTranslations("audit");
  const words = useTranslations("desk");
  const audit = useAuditWords();
  const mayExport = useMay("exports:take");
  const id = useId();
  const about = address.parameter ?? (address.figure === null ? "" : `figure ${address.figure}`);
  const submit = (event: FormEvent<HTMLFormElement>): void => event.preventDefault();
  return (
    <form className="bar audit-bar" onSubmit={submit}>
      <h1>{t("title")}</h1>
      <TypedField label={t("subject")} value={address.subject} onValue={(subject) => onGo({ subject })} />
      <span className="filter">
        <label htmlFor={`${id}-about`}>{t("about")}</label>
        <select
          id={`${id}-about`}
          value={about}
          onChange={({ target }) => {
            const isFigure = target.value.startsWith("figure ");
            const chosen = target.value === "" ? null : target.value.replace("figure ", "");
            onGo({ parameter: isFigure ? null : chosen, figure: isFigure ? chosen : null, date: null });
          }}
        >
          <option value="">{t("everything")}</option>
          <optgroup label={t("readings")}>
            {PARAMETER_KEYS.map((key) => (
              <option key={key} value={key}>
                {words(`parameter.${key}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("figures")}>
            {DAILY_FIGURES.map((key) => (
              <option key={key} value={`figure ${key}`}>
                {words(`figureLong.${key}`)}
              </option>
            ))}
          </optgroup>
        </select>
      </span>
      <span className="filter">
        <label htmlFor={`${id}-sort`}>{t("sort")}</label>
        <select
          id={`${id}-sort`}
          value={address.sort ?? ""}
          onChange={({ target }) => onGo({ sort: AUDIT_GROUPS.find((one) => one === target.value) ?? null })}
        >
          <option value="">{t("everything")}</option>
          {AUDIT_GROUPS.map((group) => (
            <option key={group} value={group}>
              {t(`group.${group}`)}
            </option>
          ))}
        </select>
      </span>
      <TypedField
        label={t("actor")}
        isWide
        value={address.actor === null ? null : audit.actor(address.actor)}
        onValue={(typed) => onGo({ actor: typed === null ? null : audit.actorAsked(typed) })}
      />
      <DateField label={t("from")} value={address.from} onValue={(from) => onGo({ from })} />
      <DateField label={t("to")} value={address.to} onValue={(to) => onGo({ to })} />
      <Chip name={t("reading")} value={address.reading} onDrop={() => onGo({ reading: null })} />
      <Chip name={t("date")} value={address.date} onDrop={() => onGo({ date: null })} />
      {mayExport && (
        <a className="button bar-end" href={apiPath(["exports", "audit.csv"], asked)} download>
          {t("export")}
        </a>
      )}
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  /** Holds a name. */
  readonly isWide?: boolean;
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
}

function TypedField({ label, value, isWide = false, onValue }: FieldProps) {
  const id = useId();
  const said = (text: string): void => {
    const typed = text.trim() === "" ? null : text.trim();
    if (typed !== value) onValue(typed);
  };
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <input
        // What the address says is what it starts from, also after a click in the table.
        key={value}
        id={id}
        className={isWide ? "is-wide" : undefined}
        defaultValue={value ?? ""}
        autoComplete="off"
        spellCheck={false}
        onBlur={({ target }) => said(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") said(currentTarget.value);
        }}
      />
    </span>
  );
}

function DateField({ label, value, onValue }: FieldProps) {
  const id = useId();
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ""}
        onChange={({ target }) => onValue(target.value === "" ? null : target.value)}
      />
    </span>
  );
}

function Chip({
  name,
  value,
  onDrop,
}: {
  readonly name: string;
  readonly value: string | null;
  readonly onDrop: () => void;
}) {
  const t = useTranslations("audit");
  if (value === null) return null;
  return (
    <button type="button" className="button quiet" aria-label={t("drop", { name, value })} onClick={onDrop}>
      {name} {value} <span aria-hidden="true">×</span>
    </button>
  );
}
