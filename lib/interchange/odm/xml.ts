/** What XML cannot hold, not even escaped, and other control characters, which no form of ours has. */
const IMPOSSIBLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const PLAIN = /^[\w .:;,+/[\]()-]*$/;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text as XML holds it, in an attribute or between tags; what it cannot hold is shown to have been there. */
export function xmlText(text: string): string {
  // Nearly all of a file is numbers, times and keys.
  if (PLAIN.test(text)) return text;
  return text.replace(IMPOSSIBLE, "\uFFFD").replace(/[&<>"\t\n\r]/g, (one) => ESCAPES[one] ?? one);
}

/** Attributes by name; one that is absent is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | null | undefined>>;

/** A start tag. */
export function xmlOpen(name: string, attributes: XmlAttributes = {}): string {
  return `<${name}${attributesOf(attributes)}>`;
}

/** An element with what it holds, which is XML already; without anything it closes itself. */
export function xmlElement(name: string, attributes: XmlAttributes = {}, content = ""): string {
  const start = `<${name}${attributesOf(attributes)}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${name}>`;
}

function attributesOf(attributes: XmlAttributes): string {
  let text = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) text += ` ${name}="${xmlText(String(value))}"`;
  }
  return text;
}
