// Characters that only look like the ones meant, and those that nobody sees.
import type { TextEdit } from "./textEdit.ts";

/**
 * Radicals of the CJK Radicals Supplement that stand for whole characters in text taken from PDF files,
 * as Unicode's EquivalentUnifiedIdeograph maps them. NFKC leaves them alone.
 */
const RADICALS = new Map(
	"⺁厂 ⺇几 ⺌小 ⺒巳 ⺟母 ⺠民 ⺫目 ⺬示 ⺰纟 ⺱罓 ⺶羊 ⺷羊 ⺸羊 ⺼肉 ⻁虎 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 ⺎兀 ⺖忄 ⺘扌 ⺡氵 ⺣灬 ⺨犭 ⺩王 ⺭礻 ⺮竹 ⺹耂 ⺾艹 ⻂衤 ⻏阝"
		.split(" ")
		.map((pair): [string, string] => {
			const [radical = "", character = ""] = pair;
			return [radical, character];
		}),
);

/** Kangxi radicals, Kanbun, full-width digits and letters: folded by compatibility, and nothing else is. */
const COMPATIBLE =
	/^[\u2f00-\u2fd5\u3190-\u319f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]$/;

/** Zero-width space and non-joiner, byte-order mark, soft hyphen: they break words that look whole. */
const UNSEEN = /^[\u200b\u200c\ufeff\u00ad]$/;
const VARIATION_SELECTOR = /^[\ufe00-\ufe0f]$/;
const HAN = /\p{Script=Han}/u;

/** A character with the marks that combine with it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Texts without any character that could be concerned need no closer look. */
const PLAIN =
	/^[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20“”‘’…—·]*$/;

export interface FoldEdit extends TextEdit {
	kind: "fold" | "noise";
}

/**
 * Edits that make a text canonical (NFC: compatibility ideographs become the unified ones), fold
 * radicals, Kanbun forms and full-width letters and digits, and drop unseen characters. NFKC is never
 * used on text: it would halve the punctuation.
 */
export function foldEdits(text: string): FoldEdit[] {
	if (PLAIN.test(text)) return [];
	const edits: FoldEdit[] = [];
	for (const match of text.matchAll(CLUSTER)) {
		const [cluster] = match;
		const kept = withoutUnseen(cluster);
		const after = [...kept.normalize("NFC")].map(fold).join("");
		if (after === cluster) continue;
		const at = match.index;
		edits.push({
			at,
			end: at + cluster.length,
			after,
			kind: kept === cluster ? "fold" : "noise",
		});
	}
	return edits;
}

/** VS1 to VS16 choose a glyph of a Han character; conversion would not know the character with them. */
function withoutUnseen(cluster: string): string {
	const han = HAN.test(cluster);
	return [...cluster]
		.filter(
			(one) => !UNSEEN.test(one) && !(han && VARIATION_SELECTOR.test(one)),
		)
		.join("");
}

function fold(character: string): string {
	return (
		RADICALS.get(character) ??
		(COMPATIBLE.test(character) ? character.normalize("NFKC") : character)
	);
}
