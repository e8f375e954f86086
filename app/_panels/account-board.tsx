"use client";
import { useTranslations } from "next-intl";
import { useMay, useVisitor } from "#app/_access/visitor.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { PinPanel } from "./pin-panel.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

/** Who I am here, and what of that is mine to change. */
export function AccountBoard() {
  const t = useTranslations("access");
  const visitor = useVisitor();
  // A PIN stands for a person before a wall's alarms: those who may not acknowledge one have no use for it.
  const mayAcknowledge = useMay("alarms:acknowledge");
  if (visitor === null) return null;
  return (
    <div className="page account">
      <div className="bar">
        <h1>{visitor.display_name}</h1>
        {visitor.role !== null && <span className="tag plain">{t(`role.${visitor.role}`)}</span>}
        <span className="count">
          {t("account.username")} <b>{visitor.name}</b>
        </span>
        <span className="count">{t("account.mayNot")}</span>
      </div>
      <div className="account-panels">
        <PasswordPanel username={visitor.name} />
        {mayAcknowledge && <PinPanel username={visitor.name} />}
        <SignOutEverywhere />
      </div>
    </div>
  );
}
