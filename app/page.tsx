import { redirect } from "next/navigation";

/** Until there is sign-in, every visitor may see the wall. */
export default function Home(): never {
  redirect("/wall");
}
