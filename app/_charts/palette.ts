/** The design tokens that a drawing needs, as colours; charts never name a colour of their own. */
export interface Palette {
  readonly tile: string;
  readonly rest: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly peep: string;
  readonly pplat: string;
  readonly dp: string;
  readonly dpFill: string;
  readonly cst: string;
  readonly pf: string;
  /** These three mean alarm and nothing else. */
  readonly high: string;
  readonly medium: string;
  readonly low: string;
  /** CSS font families, Chinese included. */
  readonly font: string;
}

/** The tokens in force where an element stands: wall and desk differ. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    tile: token("--tile"),
    rest: token("--rest"),
    line: token("--line"),
    ink: token("--ink"),
    ink2: token("--ink-2"),
    ink3: token("--ink-3"),
    peep: token("--peep"),
    pplat: token("--pplat"),
    dp: token("--dp"),
    dpFill: token("--dp-fill"),
    cst: token("--cst"),
    pf: token("--pf"),
    high: token("--high"),
    medium: token("--medium"),
    low: token("--low"),
    font: style.fontFamily,
  };
}
