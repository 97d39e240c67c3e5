// Taiwan's quotation marks (Ministry of Education handbook, 2008): 「」 outside, 『』 inside.

const PAIRS: Record<
	string,
	readonly [open: string, outer: string, inner: string]
> = {
	"“": ["“", "「", "『"],
	"‘": ["‘", "「", "『"],
};
const CLOSES: Record<string, string> = { "”": "“", "’": "‘" };
const CLOSING: Record<string, string> = { "「": "」", "『": "』" };

/** Changed only where all marks of the text pair up; an apostrophe or a torn quote leaves it as it is. */
export function taiwanQuotes(text: string): string {
	if (!/[“‘]/.test(text)) return text;
	const open: { mark: string; as: string }[] = [];
	let result = "";
	for (const character of text) {
		const pair = PAIRS[character];
		const opener = CLOSES[character];
		if (pair) {
			const as = open.length % 2 === 0 ? pair[1] : pair[2];
			open.push({ mark: character, as });
			result += as;
		} else if (opener) {
			const last = open.pop();
			if (last?.mark !== opener) return text;
			result += CLOSING[last.as] as string;
		} else result += character;
	}
	return open.length === 0 ? result : text;
}
