// The language variants in which everything public appears.

/** BCP 47 tags of the editions, in the order in which they are offered. */
export const EDITIONS = ["zh-Hans", "zh-Hant", "zh-TW", "zh-HK"] as const;

export type Edition = (typeof EDITIONS)[number];

/** Script of an edition or of a text: Simplified (简体) or Traditional (繁體). */
export type Script = "Hans" | "Hant";

export function scriptOf(edition: Edition): Script {
	return edition === "zh-Hans" ? "Hans" : "Hant";
}

export function isEdition(value: unknown): value is Edition {
	return (EDITIONS as readonly unknown[]).includes(value);
}
