/** What a program or a page may do: send (`feed`: enrol and change subjects, send readings) or look (`read`). */
export type Scope = "feed" | "read";

/** Who a door is opened to; `open` doors ask nobody. */
export type Access = "open" | Scope;

/** Someone or something that is known here. */
export interface Principal {
  /** The name in the log. */
  readonly name: string;
  readonly kind: "program" | "page";
  readonly scopes: ReadonlySet<Scope>;
}

/** What a visitor shows at the door, by HTTP or by socket. */
export interface Credentials {
  readonly token: string | null;
  readonly cookie: string | null;
  readonly remoteAddress: string | null;
  /** Set by a proxy: the visitor is then not who the connection comes from. */
  readonly forwarded: boolean;
  readonly host: string | null;
  readonly origin: string | null;
}
