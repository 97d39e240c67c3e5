// What an editor does, as the schedules play it: versions of a few sources, one after the other.
import type { PlainNotice } from "../support/plainSources.ts";

export const TICKS = [
	"2026-03-01T00:00:00Z",
	"2026-03-02T00:00:00Z",
	"2026-03-03T00:00:00Z",
] as const;

/** A version that the editor saves; `gone`: the file is deleted. */
export type Version = PlainNotice | "gone";

/** Per source key, its versions in the order in which they are saved. */
export type Script = Record<string, Version[]>;

export function idOf(key: string): string {
	return key.replace(/\..*$/, "");
}

/** The newest version, if the source stands. */
export function lastOf(versions: readonly Version[]): PlainNotice | undefined {
	const last = versions.at(-1);
	return last === "gone" ? undefined : last;
}
