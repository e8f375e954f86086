/** A result as it is printed: Markdown, so that it can be pasted where people read. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know to read the figures rightly. */
  readonly note?: string;
}

/** The first column is words, the others are figures and stand to the right. */
export function toMarkdown({ title, columns, rows, note }: Table): string {
  const escaped = [columns, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = columns.map((_, at) => Math.max(3, ...escaped.map((row) => [...(row[at] ?? "")].length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => pad(cells[at] ?? "", width, at > 0)).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [head = [], ...body] = escaped;
  const lines = [`### ${title}`, "", line(head), rule, ...body.map(line)];
  return `${lines.join("\n")}\n${note === undefined ? "" : `\n${note}\n`}`;
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const space = " ".repeat(width - [...text].length);
  return toTheRight ? space + text : text + space;
}
