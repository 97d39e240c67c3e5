// Taiwan's quotation marks (Ministry of Education handbook, 2008): 「」 outside, 『』 inside.

const OPENS = new Set("“‘「『");
const CLOSES: Record<string, string> = {
	"”": "“",
	"’": "‘",
	"」": "「",
	"』": "『",
};
const TAIWAN: Record<string, string> = { "「": "」", "『": "』" };

/** The ’ of “can’t” and “Ma’anshan” closes nothing. */
const APOSTROPHE = /(?<=[A-Za-z0-9])’(?=[A-Za-z])/g;
const QUOTE = /[“”‘’「」『』]/g;

/**
 * `text` with “” and ‘’ as 「」 and 『』 by depth, one character for one. Unchanged where its marks do not
 * all pair up: a torn quotation is not to be made look whole.
 */
export function taiwanQuotes(text: string): string {
	if (!/[“‘]/.test(text)) return text;
	const apostrophes = new Set(
		[...text.matchAll(APOSTROPHE)].map(({ index }) => index),
	);
	const open: { mark: string; as: string }[] = [];
	let torn = false;
	const quoted = text.replace(QUOTE, (mark, at: number) => {
		if (apostrophes.has(at)) return mark;
		if (OPENS.has(mark)) {
			const as = open.at(-1)?.as === "「" ? "『" : "「";
			open.push({ mark, as });
			return as;
		}
		const last = open.pop();
		if (last?.mark !== CLOSES[mark]) torn = true;
		return TAIWAN[last?.as ?? ""] ?? mark;
	});
	return torn || open.length > 0 ? text : quoted;
}
