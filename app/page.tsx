import { redirect } from "next/navigation";

/** The server leads from `/` to where the visitor's work is; this is where it would lead everyone. */
export default function Home(): never {
  redirect("/wall");
}
