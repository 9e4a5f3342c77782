/** Values that differ from those of another config, by section: `{ model: { width: 8 } }`. */
export type ConfigChanges = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A config, not parsed yet, with other values in some of its sections; keys keep their places. */
export function withChanges(json: unknown, changes: ConfigChanges): unknown {
  const config = new Map<string, unknown>(Object.entries(json ?? {}));
  for (const [section, values] of Object.entries(changes)) {
    config.set(section, { ...(config.get(section) ?? {}), ...values });
  }
  return Object.fromEntries(config);
}
