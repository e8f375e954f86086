import type { Locator, Page } from "@playwright/test";
import type { RunningServer } from "../fixtures/running-server.ts";
import { Staff } from "./staff.ts";

/** The ward's display, as somebody five metres away sees it. */
export class Wall {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the wall as a paired screen, and waits until it is alive. A demo's own machine needs no pairing. */
  static async open(page: Page, server: RunningServer, query = ""): Promise<Wall> {
    if (!server.isDemo) await new Staff(server).becomeWall(page);
    return Wall.#at(page, `${server.url}/wall${query}`);
  }

  /** The same as a screen at which people may show their PIN; `url`: where it finds the server. */
  static async openAtBedside(page: Page, server: RunningServer, url = server.url): Promise<Wall> {
    await new Staff(server).becomeWall(page, true);
    return Wall.#at(page, `${url}/wall`);
  }

  static async #at(page: Page, address: string): Promise<Wall> {
    await page.goto(address);
    const wall = new Wall(page);
    await wall.connection("live").waitFor({ timeout: 15_000 });
    return wall;
  }

  connection(state: "live" | "lost"): Locator {
    return this.page.locator(`[data-connection="${state}"]`).first();
  }

  get tiles(): Locator {
    return this.page.getByRole("region", { name: /^Bed / });
  }

  tile(bed: string): Locator {
    return this.page.getByRole("region", { name: `Bed ${bed}`, exact: true });
  }

  /** The element whose text is the number alone. */
  figure(bed: string, quantity: string): Locator {
    return this.tile(bed).locator(`[data-quantity="${quantity}"]`);
  }

  /** The PEEP of every bed, in the room's order. */
  peeps(): Promise<readonly string[]> {
    return this.page.locator('[data-quantity="peep"]').allTextContents();
  }
}
