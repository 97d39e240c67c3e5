// How the characters of personal names are written in Traditional where the dictionary, made for
// words, is mistaken: it writes 於 for the surname 于 and 餘 for 余.

/** Surnames in Simplified that stay as they are, though as words they have another form. */
const KEPT_SURNAMES = "于余范游党种涂郁后里干岳谷云占朴征御采准台";

/** Surnames of two characters of which one stays; the other characters are converted. */
const KEPT_IN_DOUBLE: Record<string, string> = { 万俟: "万俟" };

/** Given-name characters kept as printed although words write them otherwise, …  */
const KEPT_GIVEN = "里后干斗占余于范岳游涂郁种朴杰采准台征";

/** … of which these stand for either form in real names, so that only the bearer can tell. */
const UNSURE_GIVEN = new Set("里后干占余游杰准台征朴种");

/** Given-name characters with a form of their own in names. */
const GIVEN: Record<string, string> = {
	...Object.fromEntries([...KEPT_GIVEN].map((one) => [one, one])),
	冲: "沖",
};

/** Traditional characters that names keep in Simplified: 乾 of 徐乾學 is no 干, the surname 於 no 于. */
const KEPT_IN_SIMPLIFIED = new Set("乾於甯");

/** The Traditional form of a surname in Simplified, where the dictionary's is not to be taken. */
export function surnameForm(surname: string): string | undefined {
	if ([...surname].length > 1) return KEPT_IN_DOUBLE[surname];
	return KEPT_SURNAMES.includes(surname) ? surname : undefined;
}

export function givenForm(character: string): string | undefined {
	return GIVEN[character];
}

export function isUnsure(character: string): boolean {
	return UNSURE_GIVEN.has(character);
}

export function isKeptInSimplified(character: string): boolean {
	return KEPT_IN_SIMPLIFIED.has(character);
}

/**
 * Characters before a surname with which it makes a word: 由于东 is 由于 + 东 rather than 由 + 于东. Only
 * asked of names of two characters; one of three is no accident of the text.
 */
const WORD_BEFORE: Record<string, string> = {
	于: "由關关對对至基鑒鉴鑑屬属位等處处在用終终便敢善勇限出源低高大小多少早晚过過忠急易难難利适適归歸",
	余: "其剩業业多盈節节有",
	范: "規规防示模典師师風风就",
	游: "旅導导上中下出巡郊",
	党: "政全入建我本各",
	种: "各多这那品物兵工某一两幾几數数",
	后: "前先最之以然此今日往随隨落會会",
	里: "公英邻鄰這这那哪城村街",
	干: "若骨能才相饼餅",
	谷: "山峡峽河低",
	云: "白多乌烏",
	岳: "山五",
	占: "抢搶独獨",
	征: "长長远遠特象應应",
	准: "批标標水核",
	采: "风風神博",
	台: "平舞阳陽灶柜櫃讲講",
};

export function makesWord(before: string, first: string): boolean {
	return before !== "" && WORD_BEFORE[first]?.includes(before) === true;
}

/** Titles before which a surname stands alone: 于主任, 范副书记. */
export const TITLES =
	"主任|书记|書記|市长|市長|县长|縣長|区长|區長|镇长|鎮長|乡长|鄉長|省长|省長|部长|部長|厅长|廳長|局长|局長|处长|處長|科长|科長|院长|院長|校长|校長|所长|所長|队长|隊長|会长|會長|秘书长|秘書長|董事长|董事長|总经理|總經理|经理|經理|主席|委员|委員|教授|老师|老師|先生|女士|同志";
