// The strict check that every XML file passes before it is stored.
import { SaxesParser } from "saxes";

export type CheckedXml =
	| { kind: "wellFormed" }
	/** Line and column from 1. */
	| { kind: "broken"; line: number; column: number; problem: string };

/** Well-formed by XML 1.0 and Namespaces in XML 1.0. */
export function checkXml(text: string): CheckedXml {
	const parser = new SaxesParser({ xmlns: true, position: true });
	let broken: CheckedXml | undefined;
	parser.on("error", (error) => {
		broken ??= {
			kind: "broken",
			line: parser.line,
			column: parser.column + 1,
			problem: error.message,
		};
	});
	parser.write(text).close();
	return broken ?? { kind: "wellFormed" };
}
