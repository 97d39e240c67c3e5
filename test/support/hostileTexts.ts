// Texts that break writers, put together anew for every field by a seeded generator.
import { pick, random as seeded } from "./random.ts";

const PIECES = [
	"]]>",
	"]]>]]>",
	"<![CDATA[",
	"&lt;",
	"&amp;lt;",
	"&",
	"<",
	">",
	'"',
	"'",
	"<b>甲</b>",
	"<script>alert(1)</script>",
	"</title>",
	"\u0000",
	"\u0007",
	"\u000b",
	"\u001b",
	"\u007f",
	"\u0085",
	"\u2028",
	"\ufeff",
	"\ufffe",
	"\uffff",
	"\ud83d",
	"\ude00",
	"\r\n",
	"\n",
	"\t",
	"\\",
	"\\n",
	";",
	",",
	":",
	"END:VEVENT",
	"👩‍👩‍👧",
	"🏛️",
	"𠮷野",
	"𪚥",
	"\ue000\uf8ff",
	"\u{f0000}\u{10fffd}",
	"\u202e",
	"\u200f",
	"\u2066",
	"\u200b",
	"e\u0301",
	"　",
	"{{x}}",
	"$&$1$$",
	"会议",
	"关于召开",
	"通知",
];

/** Characters of the longest texts. */
const LONG = 10_000;

export function hostileTexts(seed: number): () => string {
	const random = seeded(seed);
	return () => {
		const pieces = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
			pick(PIECES, random),
		);
		// Something that is there whatever is taken out.
		const text = `会${pieces.join("")}讯`;
		return random() < 0.02
			? text.repeat(Math.ceil(LONG / text.length)).slice(0, LONG)
			: text;
	};
}
