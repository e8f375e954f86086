"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { SignInOptions } from "#lib/contract/access.ts";

type DemoUser = SignInOptions["demo_users"][number];

interface DemoUsersProps {
  readonly users: readonly DemoUser[];
  readonly isPending: boolean;
  readonly onChoose: (user: DemoUser) => void;
}

/** In a demo: a ready user for each role, one click away. */
export function DemoUsers({ users, isPending, onChoose }: DemoUsersProps) {
  const t = useTranslations("access");
  const title = useId();
  if (users.length === 0) return null;
  return (
    <section className="demo-users" aria-labelledby={title}>
      <h2 id={title}>{t("signIn.demo")}</h2>
      <ul>
        {users.map((user) => (
          <li key={user.username}>
            <button type="button" disabled={isPending} onClick={() => onChoose(user)}>
              <b>{t(`role.${user.role}`)}</b> <span>{user.username}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
