"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useVisitor } from "#app/_access/visitor.tsx";
import { Moment } from "#app/_live/moment.tsx";
import { isPersonRole, PERSON_ROLES, type PersonRole } from "#lib/access/role.ts";
import type { PersonJson } from "#lib/contract/access.ts";
import type { PersonLink } from "./people-board.tsx";
import { type PersonDeed, PersonDeedDialog } from "./person-deed-dialog.tsx";

interface PersonRowProps {
  readonly person: PersonJson;
  readonly onLink: (made: PersonLink) => void;
}

/** One person, and what can be done about them; each deed asks first. */
export function PersonRow({ person, onLink }: PersonRowProps) {
  const t = useTranslations("access.people");
  const isMe = useVisitor()?.name === person.username;
  const [deed, setDeed] = useState<PersonDeed | null>(null);
  return (
    <tr className={person.disabled ? "is-off" : undefined}>
      <th scope="row">
        <b>{person.display_name}</b>
        {isMe && <span className="tag small">{t("you")}</span>}
        <small>{person.username}</small>
      </th>
      <td data-label={t("role")}>
        <RoleChoice person={person} onChoose={(role) => setDeed({ kind: "role", role })} />
      </td>
      <td data-label={t("state")}>
        {person.disabled ? <span className="tag plain">{t("disabled")}</span> : t("active")}
      </td>
      <td data-label={t("signsIn")}>{t(`by.${person.signs_in_by}`)}</td>
      <td data-label={t("pin")}>{person.has_pin ? t("yes") : t("no")}</td>
      <td className="when" data-label={t("lastSeen")}>
        {person.last_seen_at === null ? t("never") : <Moment iso={person.last_seen_at} />}
      </td>
      <td className="deeds">
        {person.disabled ? (
          <DeedButton text={t("enable")} onClick={() => setDeed({ kind: "enable" })} />
        ) : (
          <>
            {person.signs_in_by !== "hospital" && (
              <DeedButton text={t("newLink")} onClick={() => setDeed({ kind: "newLink" })} />
            )}
            <DeedButton text={t("signOut")} onClick={() => setDeed({ kind: "signOut" })} />
            {/* Nobody shuts themselves out by a slip. */}
            {!isMe && <DeedButton text={t("disable")} onClick={() => setDeed({ kind: "disable" })} />}
          </>
        )}
        {deed !== null && (
          <PersonDeedDialog person={person} deed={deed} onLink={onLink} onClose={() => setDeed(null)} />
        )}
      </td>
    </tr>
  );
}

function DeedButton({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="button quiet" onClick={onClick}>
      {text}
    </button>
  );
}

interface RoleChoiceProps {
  readonly person: PersonJson;
  readonly onChoose: (role: PersonRole) => void;
}

function RoleChoice({ person, onChoose }: RoleChoiceProps) {
  const t = useTranslations("access");
  return (
    <select
      aria-label={t("people.roleOf", { name: person.display_name })}
      value={person.role}
      disabled={person.disabled}
      onChange={({ target }) => {
        if (isPersonRole(target.value)) onChoose(target.value);
      }}
    >
      {PERSON_ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
}
