interface WallMessageProps {
  readonly title: string;
  readonly hint: string;
}

/** What stands where the ward would be while there is none to show. */
export function WallMessage({ title, hint }: WallMessageProps) {
  return (
    <div className="wall-message" role="status">
      <p>{title}</p>
      <p className="wall-message-hint">{hint}</p>
    </div>
  );
}
