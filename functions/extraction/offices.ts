// Names of offices, companies, schools and associations: what they end in, and lines made of one.

/** Last words of an office's name, for patterns. */
export const OFFICE_END =
	"(?:人民政府|政府|委员会|办公室|办公厅|常委会|党委|党组|团委|工委|纪委|党支部|支部|总支|委|局|厅|处|科|股|办|大会|理事会|监事会|董事会|工会|议会|协会|学会|商会|联合会|促进会|基金会|研究会|公会|分会|总会|公司|集团|学校|中学|小学|大学|学院|幼儿园|公所|法团|中心|院|社|部|室|队|署|司|组|团|法院|检察院|秘书处|筹备处|筹委会|村|厂|行|馆|所|班|站|校|联盟|俱乐部|工作室|政协|人大|人大常委会|会)";

const NAME = "[\\p{Script=Han}A-Za-z0-9（）()·“”×○]";
const OFFICE_LINE = new RegExp(
	`^${NAME}{2,40}?${OFFICE_END}(?:[（(](?:盖章|公章|章|印|筹)[）)])?$`,
	"u",
);
/** Characters that such a line ends in. */
const LAST = new Set(
	OFFICE_END.slice(3, -1)
		.split("|")
		.map((end) => end.at(-1) ?? "")
		.concat("）", ")"),
);
const VERBAL =
	/[，。；：:、！？]|关于|召开|举行|通知|公告|议程|纪要|(?:请|将(?!军)|应(?!急|用)|须|的)(?!.{0,2}(?:示|军))/u;

/** Items of an agenda and names of meetings end like offices do. */
const NO_OFFICE =
	/^[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.]|选举|审议|通过|听取|讨论|修订|(?<!代表)大会$|(?:[年例常月周]|座谈|研讨|说明|听证|公听|联席|推进|交流|报告|发布)会$/u;

/** A line that is nothing but the name of an office; several stand apart by spaces. */
export function isOfficeLine(hans: string): boolean {
	// The letterhead of a formal document ends in 文件 (GB/T 9704-2012 §7.2.4).
	const line = hans.trim().replace(/文件$/u, "");
	if (line.length > 80 || !LAST.has(line.at(-1) ?? "")) return false;
	if (VERBAL.test(line) || NO_OFFICE.test(line)) return false;
	const parts = line.split(/[ \u3000]{1,20}/u).filter((part) => part !== "");
	return (
		parts.length > 0 &&
		parts.length <= 8 &&
		parts.every((part) => OFFICE_LINE.test(part))
	);
}

/** 敬启, 谨启, 敬上: how a letter is signed off. */
export const SIGNED_OFF =
	/[ \u3000]{0,4}(?:敬启|谨启|启|敬上|谨上|敬邀|谨订|谨识|敬请|宣|示)$/u;

/** The name without 「（盖章）」. */
export function officeName(text: string): string {
	return text
		.trim()
		.replace(
			/[ \u3000]{0,4}(?:[敬谨謹][启啟]|[启啟]|[敬谨謹]上|敬邀|[谨謹][订訂]|宣|示)$/u,
			"",
		)
		.replace(/[（(](?:盖章|蓋章|公章|章|印)[）)]$|文件$/u, "")
		.trim();
}
