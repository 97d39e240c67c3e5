// Which region genuine Traditional text was written in: by its institutions, its words, its variants.
import type { Edition } from "../notice/edition.ts";

/** Institutions and reckonings that only one place has. */
const TAIWAN_STRONG =
	/民國|行政院|立法院|監察院|直轄市|里長|里民|村里|里辦公|[鄉鎮區市縣]公所|議員服務處|(?<!\d)1[01]\d年\d{1,2}月|(?<!\d)1[01]\d[/.-]\d{1,2}[/.-]\d{1,2}|字第\d{6,}號/g;
const HONG_KONG_STRONG =
	/立法會|區議會|區議員|特區政府|香港特區|特別行政區政府|民政事務|業主立案法團|政務司|財政司|行政長官|衞生署|市政署|民政總署/g;

const TAIWAN_PLACES =
	/[臺台][北中南東灣]|高雄|新竹|桃園|嘉義|屏東|苗栗|彰化|花蓮|宜蘭|雲林|南投/g;
const HONG_KONG_PLACES =
	/香港|九龍|新界|澳門|元朗|屯門|沙田|荃灣|觀塘|深水埗|將軍澳|旺角|銅鑼灣|北角/g;

/** Variants and particles that one place writes and the others do not. */
const TAIWAN_FORMS = /裡|[隨沿有持接跟看靠帶求憑藉]著/g;
const HONG_KONG_FORMS = /[裏衞綫説麪牀埗邨]|[啲嘅喺咗冇佢哋嚟喎㗎嗰]/gu;

/** The mainland's own institutions: such text speaks of other places without being from there. */
const MAINLAND =
	/[省市縣區州]委|黨委|黨組|黨中央|街道辦|自治區|政協|人大常委|國務院|人民政府/g;

/** What a score must reach, and how often it must outweigh the other's, to be believed. */
const ENOUGH = 4;
const CLEARLY = 2;

/** `zh-Hant` where the text does not tell. */
export function regionOf(text: string): Exclude<Edition, "zh-Hans"> {
	const mainland = count(text, MAINLAND);
	const taiwan = score(
		text,
		TAIWAN_STRONG,
		TAIWAN_PLACES,
		TAIWAN_FORMS,
		mainland,
	);
	const hongKong = score(
		text,
		HONG_KONG_STRONG,
		HONG_KONG_PLACES,
		HONG_KONG_FORMS,
		mainland,
	);
	if (taiwan >= ENOUGH && taiwan >= CLEARLY * hongKong) return "zh-TW";
	if (hongKong >= ENOUGH && hongKong >= CLEARLY * taiwan) return "zh-HK";
	return "zh-Hant";
}

/** A place named many times says no more than one named twice. */
function score(
	text: string,
	strong: RegExp,
	places: RegExp,
	forms: RegExp,
	mainland: number,
): number {
	return (
		4 * count(text, strong) +
		2 * Math.min(2, count(text, places)) +
		Math.min(6, 2 * count(text, forms)) -
		2 * mainland
	);
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

/** The edition a BCP 47 tag (`zh-Hant-TW`, `zh_HK`, `zh-MO`) speaks of; nothing for other languages. */
export function editionOfTag(tag: string): Edition | undefined {
	const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
	if (!["zh", "cmn", "yue"].includes(language ?? "")) return undefined;
	if (rest.includes("tw")) return "zh-TW";
	if (rest.includes("hk") || rest.includes("mo")) return "zh-HK";
	if (rest.includes("hant")) return "zh-Hant";
	if (rest.some((part) => ["hans", "cn", "sg", "my"].includes(part)))
		return "zh-Hans";
	return undefined;
}

/** A key that names its edition: `zh-TW/budget.md`, `2026/budget.zh-HK.html`. */
export function editionOfKey(key: string): Edition | undefined {
	const tag = /(?:^|[/._])(zh-(?:hans|hant|tw|hk|mo|cn))(?=[/._]|$)/i.exec(key);
	return tag?.[1] ? editionOfTag(tag[1]) : undefined;
}
