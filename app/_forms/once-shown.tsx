"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Moment } from "#app/_live/moment.tsx";
import type { OnceShown } from "#lib/contract/access.ts";
import { copyText } from "./copy-text.ts";

interface OnceShownPanelProps {
  readonly title: string;
  readonly of: OnceShown;
  readonly children?: ReactNode;
  readonly onDone: () => void;
}

/** A link or token that nobody will see again: to be copied now. The focus goes to it. */
export function OnceShownPanel({ title, of, children, onDone }: OnceShownPanelProps) {
  const t = useTranslations("access.once");
  const heading = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = of.path === null ? of.secret : window.location.origin + of.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another secret takes the focus anew
  useEffect(() => {
    field.current?.focus();
    setCopied(null);
  }, [text]);
  return (
    <section className="panel once" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p>
        {t(of.path === null ? "token" : "link")}{" "}
        {of.expires_at !== null && (
          <>
            {t("until")} <Moment iso={of.expires_at} />
          </>
        )}
      </p>
      <div className="once-line">
        <input
          ref={field}
          readOnly
          value={text}
          aria-label={t(of.path === null ? "tokenLabel" : "linkLabel")}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="button"
          onClick={() => {
            if (field.current !== null) void copyText(field.current).then(setCopied);
          }}
        >
          {t("copy")}
        </button>
        <span role="status" className="once-copied">
          {copied === true && t("copied")}
          {copied === false && t("notCopied")}
        </span>
      </div>
      {children}
      <div className="form-end">
        <button type="button" className="button quiet" onClick={onDone}>
          {t("done")}
        </button>
      </div>
    </section>
  );
}
