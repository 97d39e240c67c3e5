// What an editor is told of a source, in a file beside what was dropped and by mail: in Chinese and English.
import { describe, type Finding } from "../notice/finding.ts";

/** No file below it is a source: its name begins with a dot. */
const FOLDER = ".reports/";

export function reportKey(sourceKey: string): string {
	return `${FOLDER}${sourceKey}.txt`;
}

/** Findings that want a look; nothing where there are none. */
export function reportText(
	sourceKey: string,
	findings: readonly Finding[],
): string | undefined {
	const lines = findings
		.filter(({ severity }) => severity !== "info")
		.flatMap((found) => [
			`${found.severity === "error" ? "✗" : "!"} ${placeOf(found)}`,
			...(["zh", "en"] as const).map((tongue) => {
				const { what, todo } = describe(found, tongue);
				return `  ${what} ${todo}`;
			}),
			"",
		]);
	return lines.length === 0 ? undefined : [sourceKey, "", ...lines].join("\n");
}

function placeOf({ place, code }: Finding): string {
	const at = [place?.line, place?.column].filter((part) => part !== undefined);
	return [place?.file, at.join(":"), place?.field, code]
		.filter(Boolean)
		.join(" ");
}
