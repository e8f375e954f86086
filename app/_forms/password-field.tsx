"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, type FieldProps } from "./field.tsx";

/** A password, hidden unless whoever types it wants to see it: gloves and small keyboards make mistakes. */
export function PasswordField(props: Omit<FieldProps, "type" | "behind">) {
  const t = useTranslations("access.form");
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      type={isShown ? "text" : "password"}
      behind={
        <button
          type="button"
          className="reveal"
          aria-pressed={isShown}
          aria-description={props.label}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? t("hide") : t("show")}
        </button>
      }
    />
  );
}
