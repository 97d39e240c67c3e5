// What an editor should know about a source: a code, how serious, where, and what to do.
import { type FindingCode, findingTexts } from "./findingTexts.ts";

/** `error` sets the source aside; `warning` wants a look; `info` only tells. */
export type Severity = "error" | "warning" | "info";

/** Place in a source: a file of it, a line and column (both from 1, columns in code points), or a field. */
export interface Place {
	file?: string;
	line?: number;
	column?: number;
	field?: string;
}

export interface Finding {
	code: FindingCode;
	severity: Severity;
	place?: Place;
	/** Values for the text of the code, by name. */
	values?: Record<string, string | number>;
}

/** The language in which a person is told. */
export type Tongue = "zh" | "en";

export function finding(
	code: FindingCode,
	place: Place = {},
	values: Record<string, string | number> = {},
): Finding {
	return {
		code,
		severity: findingTexts[code].severity,
		...(Object.keys(place).length > 0 ? { place } : {}),
		...(Object.keys(values).length > 0 ? { values } : {}),
	};
}

/** The sentence for a person: what is wrong, and what to do. Unknown values print as their name. */
export function describe(
	found: Finding,
	tongue: Tongue,
): { what: string; todo: string } {
	const text = findingTexts[found.code][tongue];
	const fill = (template: string) =>
		template.replace(/\{(\w{1,40})\}/g, (whole, name: string) =>
			String(found.values?.[name] ?? whole),
		);
	return { what: fill(text.what), todo: fill(text.todo) };
}

export function hasErrors(findings: readonly Finding[]): boolean {
	return findings.some((found) => found.severity === "error");
}
