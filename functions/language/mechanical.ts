// Whether Traditional text was made from Simplified by a machine that maps one character to one.
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

/**
 * Characters of both scripts that such a machine leaves alone where an author writes another one
 * (并講話 → 並講話), or the other way round (隻是 → 只是). Not here: those which authors use both ways, 周/週 布/佈
 * 占/佔 台/臺 里/裡 回/迴 升/昇 了/瞭 劃/畫 卷/捲 制/製 in Traditional; they are most of what changes in
 * genuine text on the way to Simplified and back (up to 16 in 1,000).
 */
const UNCONVERTED = new Set("干松后系只面云愿并筑准御斗谷征冲丑仆困朴折致舍几");
const OVERCONVERTED = new Set("隻麵後係鬆鬥餘範雲穀乾幹裏徵");

/** Surnames too: only within a word do they prove anything. */
const WITHIN_WORDS: Record<string, string> = {
	于: "關對由至基鑒鑑屬位等處在用終便敢善勇限出源將定訂擬議茲",
	范: "規防示模典師風就",
	余: "其剩業多盈節",
};

export interface MechanicalTraces {
	/** How many there are, and of how many different characters. */
	traces: number;
	kinds: number;
	/** Of them those within a word (關于): no name, no slip of the pen. */
	withinWords: number;
	/** In 10,000 Han characters. */
	per10k: number;
}

/** Genuine Traditional text has none, rarely one; converted pages have 50 and more in 10,000. */
export function mechanicalTraces(text: string): MechanicalTraces {
	const simplified = toSimplified(text);
	const written = [...text];
	const hans = [...simplified];
	const canonical = Object.values(traditionalTexts(simplified)).map((one) => [
		...one,
	]);
	const kinds = new Set<string>();
	let traces = 0;
	let withinWords = 0;
	let han = 0;
	written.forEach((character, n) => {
		if (!/\p{Script=Han}/u.test(character)) return;
		han++;
		if (canonical.some((one) => one[n] === character)) return;
		const within = WITHIN_WORDS[character]?.includes(written[n - 1] ?? " ");
		const alone = hans[n] === character ? UNCONVERTED : OVERCONVERTED;
		if (!within && !alone.has(character)) return;
		if (within) withinWords++;
		traces++;
		kinds.add(character);
	});
	return {
		traces,
		kinds: kinds.size,
		withinWords,
		per10k: han === 0 ? 0 : (traces * 10_000) / han,
	};
}
