// The YAML between two `---` lines at the head of a Markdown file.
import { finding } from "../notice/finding.ts";
import { type Metadata, readFrontMatter } from "./readMetadata.ts";

const FENCE = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
/** What the second line of front matter looks like; a rule (`---`) above prose does not. */
const ENTRY =
	/^\s{0,20}(?:#|["']?[\p{L}_][\p{L}\p{N}_ -]{0,60}["']?\s{0,9}[:：])/u;

/** `body` keeps its line numbers: the front matter's lines are empty in it. */
export function splitFrontMatter(text: string): Metadata & { body: string } {
	const lines = text.split("\n");
	const nothing = { values: {}, findings: [], body: text };
	if (!FENCE.test(lines[0] ?? "")) return nothing;
	const close = lines.findIndex((line, at) => at > 0 && CLOSING.test(line));
	if (close < 0)
		return ENTRY.test(lines[1] ?? "")
			? {
					...nothing,
					findings: [
						finding(
							"frontMatter.invalid",
							{ line: 1 },
							{ problem: "no end ---" },
						),
					],
				}
			: nothing;
	const body = [
		...lines.slice(0, close + 1).map(() => ""),
		...lines.slice(close + 1),
	].join("\n");
	return { ...readFrontMatter(lines.slice(1, close).join("\n"), 1), body };
}
