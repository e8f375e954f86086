/** One text that the demo finds again after a restart: the server keeps it beside the log. */
export interface DemoMemory {
  load(): Promise<string | null>;
  save(text: string): Promise<unknown>;
}

/** For a demo that is not to be continued. */
export const NO_MEMORY: DemoMemory = { load: async () => null, save: async () => {} };

/**
 * When somebody began to watch, in order. What was shown then changed some patients, so going on from
 * there needs to know it.
 */
export async function rememberedStages(memory: DemoMemory): Promise<readonly number[]> {
  const text = await memory.load();
  if (text === null) return [];
  try {
    const stages: unknown = JSON.parse(text);
    return Array.isArray(stages) ? stages.filter((at): at is number => Number.isFinite(at)) : [];
  } catch {
    return [];
  }
}
