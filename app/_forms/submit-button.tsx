"use client";
import { type ReactNode, useSyncExternalStore } from "react";

interface SubmitButtonProps {
  readonly className: string;
  readonly isPending: boolean;
  readonly children: ReactNode;
}

/**
 * Sends a form once the page's code runs. Before that a press, or Enter in a field, would make the browser
 * itself send it, and what was typed would go another way than ours.
 */
export function SubmitButton({ className, isPending, children }: SubmitButtonProps) {
  const isRunning = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return (
    <button
      type="submit"
      className={isRunning ? className : `${className} is-early`}
      disabled={isPending || !isRunning}
    >
      {children}
    </button>
  );
}
