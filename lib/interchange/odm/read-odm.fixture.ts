import { ODM_REFERENCES, ODM_RULES, ODM_WORDS } from "./odm-rules.fixture.ts";

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code === undefined ? (ENTITIES[name] ?? `?${name}?`) : String.fromCodePoint(Number(code)),
  );

/** Reads what we write; anything that is not well-formed is thrown. */
export function readXml(xml: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const tag = /<(\?[^>]*\?|\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?)>|([^<]+)/gy;
  let end = 0;
  for (let found = tag.exec(xml); found !== null; found = tag.exec(xml)) {
    end = tag.lastIndex;
    const [, inside, text] = found;
    const parent = open.at(-1);
    if (parent === undefined) throw new Error("Something follows the end");
    if (text !== undefined) parent.text += plain(text);
    else if (inside?.startsWith("/")) {
      if (open.pop()?.name !== inside.slice(1)) throw new Error(`${inside} closes what is not open`);
    } else if (inside !== undefined && !inside.startsWith("?")) {
      const name = /^[\w:]+/.exec(inside)?.[0] ?? "";
      const attributes: Record<string, string> = {};
      for (const [, key = "", value = ""] of inside.matchAll(/([\w:]+)="([^"]*)"/g))
        attributes[key] = plain(value);
      const node: XmlNode = { name, attributes, children: [], text: "" };
      parent.children.push(node);
      if (!inside.endsWith("/")) open.push(node);
    }
  }
  if (end !== xml.length || open.length !== 1)
    throw new Error(`Not well-formed at ${end}: ${xml.slice(end, end + 80)}`);
  const [document] = root.children;
  if (document === undefined || root.children.length !== 1) throw new Error("A document has one root");
  return document;
}

/** Everything of a name, wherever it stands. */
export function* allOf(node: XmlNode, name: string): Generator<XmlNode> {
  if (node.name === name) yield node;
  for (const child of node.children) yield* allOf(child, name);
}

/** Where a document breaks the rules of the standard; empty: nowhere that is looked at. */
export function brokenRules(document: XmlNode): readonly string[] {
  const problems: string[] = [];
  const defined = new Map<string, Set<string>>();
  for (const kind of new Set(Object.values(ODM_REFERENCES))) {
    const oids = [...allOf(document, kind)].map(({ attributes }) => attributes.OID ?? "");
    if (new Set(oids).size !== oids.length) problems.push(`two ${kind} have the same OID`);
    defined.set(kind, new Set(oids));
  }
  const walk = (node: XmlNode): void => {
    const rule = ODM_RULES[node.name];
    if (rule === undefined) {
      problems.push(`${node.name} is no element of ODM`);
      return;
    }
    const { required, optional = [] } = rule;
    for (const name of required) if (!node.attributes[name]) problems.push(`${node.name} lacks ${name}`);
    for (const [name, value] of Object.entries(node.attributes)) {
      if (![...required, ...optional].includes(name)) problems.push(`${node.name} has no ${name}`);
      const words = ODM_WORDS[name];
      if (words !== undefined && !words.includes(value)) problems.push(`${node.name} ${name}="${value}"`);
      const kind = name === "OID" ? undefined : ODM_REFERENCES[name];
      if (kind !== undefined && !defined.get(kind)?.has(value))
        problems.push(`${node.name} refers to no ${kind} ${value}`);
    }
    problems.push(...orderProblems(node, rule.children));
    node.children.forEach(walk);
  };
  walk(document);
  return problems;
}

function orderProblems({ name, children }: XmlNode, order: readonly string[]): readonly string[] {
  let at = 0;
  for (const one of order) {
    const kind = one.replace(/[?*+]$/, "");
    let count = 0;
    while (children[at]?.name === kind) {
      at++;
      count++;
    }
    const least = one === kind || one.endsWith("+") ? 1 : 0;
    const most = one === kind || one.endsWith("?") ? 1 : Number.POSITIVE_INFINITY;
    if (count < least || count > most) return [`${name} has ${count} ${kind}`];
  }
  return at === children.length ? [] : [`${name} has ${children[at]?.name} out of order`];
}
