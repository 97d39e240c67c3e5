// What a character may have been of which one byte is left: rarely a guess, mostly □ with candidates.
import { gbkCharactersWith, gbkCode } from "./gbk.ts";
import {
	longestWordAt,
	simplified,
	simplifiedForm,
	weightOf,
} from "./plausibility.ts";
import { listedCharacters } from "./residueTable.ts";

/** What stands for a character that the bytes do not give (GB/T 15834 calls it the sign for a missing character, 虚缺号). */
export const MISSING = "□";

/** Candidates told to the editor, the commonest first. */
const MOST_CANDIDATES = 12;
/** A word of this length is proof against candidates that make only shorter ones. */
const SHORTEST_PROOF = 3;
/** Characters of context that are looked at on each side. */
const CONTEXT = 8;
/** How far back an opening mark is looked for. */
const PARAGRAPH = 400;

/** The commonest surnames of the Hundred Family Surnames, both scripts, in no order that matters. */
const SURNAMES = new Set(
	"赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏水窦竇章云雲苏蘇潘葛奚范彭郎鲁魯韦韋昌马馬苗凤鳳花方俞任袁柳酆鲍鮑史唐费費廉岑薛雷贺賀倪汤湯滕殷罗羅毕畢郝邬鄔安常乐樂于时時傅皮卞齐齊康伍余元卜顾顧孟平黄黃和穆萧蕭尹姚邵湛汪祁毛禹狄米贝貝明臧计計伏成戴谈談宋茅庞龐熊纪紀舒屈项項祝董梁杜阮蓝藍闵閔席季麻强強贾賈路娄婁危江童颜顏郭梅盛林刁钟鍾徐邱骆駱高夏蔡田樊胡凌霍虞万萬支柯昝管卢盧莫经經房裘缪繆干解应應宗丁宣贲邓鄧郁单單杭洪包诸諸左石崔吉钮鈕龚龔程嵇邢滑裴陆陸荣榮翁荀羊惠甄曲家封芮储儲靳汲邴糜松井段富巫乌烏焦巴弓牧隗山谷车車侯宓蓬全郗班仰秋仲伊宫宮宁寧仇栾欒暴甘厉厲戎祖武符刘劉景詹束龙龍叶葉幸司韶郜黎蓟薄印宿白怀懷蒲邰从從鄂索咸籍赖賴卓蔺藺屠蒙池乔喬阴陰胥能苍蒼双雙闻聞莘党翟谭譚贡貢劳勞逄姬申扶堵冉宰郦酈雍桑桂濮牛寿壽通边邊扈燕冀浦尚农農温溫别別庄莊晏柴瞿阎閻充慕连連茹习習宦艾鱼魚容向古易慎戈廖庾终終暨居衡步都耿满滿弘匡国國文寇广廣东東殴沃利蔚越夔隆师師巩鞏厍聂聶晁勾敖融冷訾辛阚闞那简簡饶饒空曾毋沙乜养養鞠须須丰豐巢关關相查后荆荊红紅游竺权權逯盖蓋益桓公仉督岳帅帥缑亢况有琴商牟佘佴伯赏南宫墨哈谯笪年爱阳佟肖海涂仝闫闫代覃苟芦冼车",
);

/** A name follows these. */
const TITLE =
	/(书记|市长|县长|区长|镇长|乡长|村长|省长|局长|处长|科长|厅长|部长|院长|校长|所长|站长|队长|组长|主任|主席|委员|秘书长|政委|经理|董事长|行长|司长|会长|理事长|教授|同志|记者|代表)$/;

/** Words that begin a sentence of an official text; the full stop before them is the pair A1 A3. */
const CLAUSE_START =
	/^(?:现将|现就|现予以?|现印发|会议(?:指出|强调|要求|认为|听取|审议|决定|由)|特此)/;

/** Simplified characters that code-page conversion to Traditional leaves alone. */
const LEFT_ALONE = new Set("于干范松后里系只面云志游采制周冲谷余舍咨卷征");

/** Punctuation that may be a candidate. */
const MARKS = new Set("。，、；：？！”’》）");

export interface LostContext {
	lead?: number;
	trail?: number;
	/** The repaired text before and after, as much as there is at hand. */
	before: string;
	after: string;
}

export interface Found {
	/** The guess, or `□`. */
	text: string;
	/** Absent for a guess that stands alone. */
	candidates: string[];
}

export function findLostCharacter(lost: LostContext): Found {
	const before = [...lost.before];
	const { lead, trail } = lost;
	const next = [...lost.after][0] ?? "";
	if (trail === 0xa1 && /^[\n>]?$/.test(before.at(-1) ?? ""))
		return { text: "\u3000", candidates: [] };
	if (trail === 0xa3 && /[”’」』]/.test(next))
		return { text: "。", candidates: [] };
	if (lead === 0xa1) {
		const closing = openMark(before.slice(-PARAGRAPH));
		if (closing !== undefined && /^[<\n，。；、]?$/.test(next))
			return { text: closing, candidates: [] };
	}
	const left = simplified(before.slice(-CONTEXT).join(""));
	const right = simplified([...lost.after].slice(0, CONTEXT).join(""));
	const pool = gbkCharactersWith(lost).filter(couldStandHere);
	if (trail !== undefined && TITLE.test(left)) {
		const surnames = pool.filter((character) => SURNAMES.has(character));
		if (surnames.length > 0) return { text: MISSING, candidates: surnames };
	}
	if (trail === 0xa3 && CLAUSE_START.test(right))
		return { text: "。", candidates: [] };
	const words = pool
		.map((character) => ({
			character,
			length: longestWordAt(left, simplifiedForm(character), right),
		}))
		.sort((a, b) => b.length - a.length);
	const [best, second] = words;
	if (
		best !== undefined &&
		best.length > 0 &&
		((second?.length ?? 0) === 0 ||
			(best.length >= SHORTEST_PROOF && best.length > (second?.length ?? 0)))
	)
		return { text: best.character, candidates: [] };
	return {
		text: MISSING,
		candidates: pool
			.map((character) => ({ character, weight: weight(character) }))
			.filter((one) => one.weight > 0)
			.sort((a, b) => b.weight - a.weight)
			.slice(0, MOST_CANDIDATES)
			.map((one) => one.character),
	};
}

function weight(character: string): number {
	return MARKS.has(character) ? 1000 : weightOf(simplifiedForm(character));
}

let replaced: Set<string> | undefined;

/** Not a Simplified form that the tool would have turned into its Traditional one. */
function couldStandHere(character: string): boolean {
	replaced ??= new Set(
		listedCharacters()
			.map((listed) => simplifiedForm(listed))
			.filter((form) => !LEFT_ALONE.has(form)),
	);
	return gbkCode(character) !== undefined && !replaced.has(character);
}

const PAIRS: Record<string, string> = { "“": "”", "‘": "’", "《": "》" };

/** The closing mark of the innermost open one in the last paragraph. */
function openMark(before: readonly string[]): string | undefined {
	const open: string[] = [];
	for (const character of before) {
		if (character === "\n") open.length = 0;
		const closing = PAIRS[character];
		if (closing !== undefined) open.push(closing);
		else if (character === open.at(-1)) open.pop();
	}
	return open.at(-1);
}
