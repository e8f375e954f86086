"use client";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";

/** Somebody who is known and came to the sign-in all the same: they may go on, or sign in as another. */
export function SignedInAlready() {
  const t = useTranslations("access.signIn");
  const visitor = useVisitor();
  if (visitor?.kind !== "person") return null;
  return (
    <p className="gate-note">
      <span>{t("signedInAs", { name: visitor.display_name })}</span> <a href="/">{t("goOn")}</a>
    </p>
  );
}
