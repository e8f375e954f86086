"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordDeed } from "#app/_query/record-queries.ts";
import type { GasView } from "#lib/projections/record-view.ts";
import { FactForm } from "./fact-form.tsx";
import { factNamed, type RecordPartProps } from "./record-facts.ts";
import { RecordProblem } from "./record-problem.tsx";
import { useFactWords } from "./use-fact-words.ts";

/** Says which blood gas is the protocol's on its day (A5); to choose another one needs a reason. */
export function ProtocolGasMark({ gas, view, format, mayEdit }: RecordPartProps & { readonly gas: GasView }) {
  const t = useTranslations("record");
  const words = useFactWords(format);
  const [isOpen, setOpen] = useState(false);
  const deed = useRecordDeed(view.subject, "enter", () => {});
  if (gas.is_protocol) return <b>{t("gases.protocol")}</b>;
  if (!mayEdit || gas.pf_ratio === null) return null;
  const record = `protocol_gas/${format.localDate(gas.at)}`;
  const known = factNamed(view, "protocol_gas", record);
  const fact = { kind: "protocol_gas", at: gas.at } as const;
  const label = t("gases.markProtocolOf", { time: format.dateClock(gas.at) });
  if (isOpen) {
    return (
      <FactForm
        subject={view.subject}
        kept={`${record} of ${view.subject}`}
        title={label}
        initial={{}}
        rules={{}}
        record={null}
        present={known === null ? null : { version: known.version, value: known.fact }}
        fact={() => fact}
        words={words}
        onClose={() => setOpen(false)}
      >
        {() => null}
      </FactForm>
    );
  }
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-label={label}
        disabled={deed.isPending}
        onClick={() => {
          if (known === null) deed.mutate({ entries: [{ fact }] });
          else setOpen(true);
        }}
      >
        {t("gases.markProtocol")}
      </button>
      <RecordProblem error={deed.error} />
    </>
  );
}
