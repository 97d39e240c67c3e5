// The strict check that every XML file passes before it is stored.
import { SaxesParser } from "saxes";
import { hasLoneSurrogate } from "./xmlText.ts";

export type CheckedXml =
	| { kind: "wellFormed" }
	/** Line and column, from 1, at which the parser gave up. */
	| { kind: "broken"; line: number; column: number; problem: string };

/** Well-formed by XML 1.0 and Namespaces in XML 1.0. */
export function checkXml(text: string): CheckedXml {
	// The parser takes a lone high surrogate and the next character for a pair.
	if (hasLoneSurrogate(text))
		return { kind: "broken", line: 1, column: 1, problem: "lone surrogate." };
	const parser = new SaxesParser({ xmlns: true, position: true });
	let broken: CheckedXml | undefined;
	parser.on("error", (error) => {
		broken ??= {
			kind: "broken",
			line: parser.line,
			column: Math.max(1, parser.column),
			// The message begins with the position once more.
			problem: error.message.replace(/^\d+:\d+: /, ""),
		};
	});
	parser.write(text).close();
	return broken ?? { kind: "wellFormed" };
}
