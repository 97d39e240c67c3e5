// The grammar of Chinese personal names beside their roles (职务), for text in Simplified.
import type { Person } from "../notice/schema.ts";
import { doubleSurnames, singleSurnames } from "../notice/surnames.ts";

/** Last words of a role (职务). */
export const ROLE_END =
	"(?:书记|市长|县长|区长|州长|省长|镇长|乡长|旗长|局长|厅长|处长|科长|股长|主任|主任委员|主席|院长|校长|部长|司长|总书记|国家主席|会长|理事长|秘书长|支队长|大队长|队长|政委|常委|委员|董事长|董事|监事|总经理|经理|总监|主委|财委|监委|设委|环委|安委|网委|契委|栋委|稽委|教授|研究员|代表|议员|里长|村长|社长|站长|所长|馆长|检察长|检察官|法官|组长|署长|专员|调研员|巡视员|专门委员|技正|科员|课长|课员|议长|主持人|首长|总理|总统|司令|参谋长|工程师|工程司|会计师|律师|建筑师|行长|厂长|台长|总编辑|总干事|干事|召集人|老师|园长|组员|警务佐|警务正|警务员|警员|分局长|大使|领事|特首|司令员|秘书|财务|班长|团长|台长|理事|监事长|发言人|顾问|博士|先生|女士)";
/** A role that stands behind names in lists: 「王某、李某议员」. */
export const TITLE =
	"(?:副?(?:议长|议员|委员|市长|县长|区长|局长|处长|主任|理事长|秘书长|里长|院长|校长|会长|主席|部长|委员长|科长|组长|队长|董事长|总经理|教授|立委|书记|镇长|乡长))";

const SURNAME = `(?:${[...doubleSurnames].join("|")}|[${[...singleSurnames].join("")}])`;
/** What stands behind a surname but begins the next word: 张某出席, 王某等. */
const GIVEN =
	"(?!出席|主持|参加|列席|指出|要求|表示|强调|介绍|代表|汇报|讲话|通报|宣读|说明|[等在的和及与将向就对、为]|由|于(?=[0-9今昨本会]))[\\p{Script=Han}]";
/** Words that begin with a surname's character and are no names. */
const NO_NAME =
	"(?!全体|全市|全县|全省|全国|国家|国务|农业|农村|林业|应急|安全|水利|高新|经济|常委|常务|施工|方面|成立|连续|易地|温室|明确|巩固|宣布|宣传|包括|严格|平安|石油|金融|洪水|江河|高度|黄金|相关|有关|单位|党组|支部|关于|于是|于会|任务|和谐|计划|解决|车辆|文化|文明|原则|商务|乡村|管理|项目|时任|满意|古城|万人|马上|强调|广大|武装|牛羊|公安|党委|班子|都市|都发|教育|财政|司法|民政|交通|水务|东区|南区|安南|安平|秘书|法律|司法|程序|单独|应当|何时|向全|向与|计有|路线|区公|区长|居民|鲁莽|卓越|查照|苗木|房屋|步行|车站|雷电|黎明|温馨|康复|双方|边境|从事|阳光|花园|花卉|席位|席间|水土|易于|方便|方案|方式|高级|高校|高标|高质|马拉|金额|江苏|江西|安徽|海南|云南|甘肃|宁夏|贺信|祝贺|路段|施行|明年|明天|成员|成果|成绩|程度|顾问|项下|毛利|左右|左侧|阮囊|华侨|华南|华北|居住|陆续|陆上|柳州|龙头|龙舟|向上|康养|米面|种茶|种植|种粮|养殖)";
/** 赵某, 欧阳某某, and a surname lost to damage. */
export const NAME = `(?:${NO_NAME}${SURNAME}${GIVEN}(?:${GIVEN})?|□${GIVEN}(?:${GIVEN})?)`;

/** What stands behind a name: else its last character was no part of it. */
export const AFTER_NAME =
	"(?=[、，。；：,;:）)（( \\u3000\\n]|出席|主持|参加|列席|讲话|作|就|对|在|率|介绍|通报|宣读|强调|指出|要求|表示|传达|等|分别|同志|先生|女士|议员|陪同|致辞|致词|发言|汇报|代表|说明|宣布|到会|莅临|担任|为|以及|及|和|与|也|还|则|由|向|受|说|认为|提出|回应|于|今|[0-9]{1,2}[日月]|主讲|总结|解读|议长|局长|市长|副|$)";

const WHOLE = new RegExp(
	`^(${NAME})(?:先生|女士|同志|小姐|老师|议员|委员)?$`,
	"u",
);
const ROLE_FIRST = new RegExp(
	`^([\\p{Script=Han}A-Za-z0-9]{0,24}?${ROLE_END})[ \\u3000]?(${NAME})$`,
	"u",
);
/** An office before the name: 「区水务局王某」. */
const OFFICE_FIRST = new RegExp(
	`^([\\p{Script=Han}]{2,24}?(?:局|委|办|处|科|中心|办事处|队|院|校|社区|公司|分局|镇|乡|街道))(${NAME})$`,
	"u",
);
/** 「赖乡长岳腾」: the title between surname and given name, as Taiwan's offices write. */
const AROUND = new RegExp(
	`^(${SURNAME})(${TITLE}|代表|理事|监事|里长|村长)((?:${GIVEN}){1,2})$`,
	"u",
);
const NAME_FIRST = new RegExp(
	`^(${NAME})[ \\u3000（(]?([\\p{Script=Han}]{0,16}${ROLE_END})[）)]?$`,
	"u",
);

/** Names in the value of a label: 「主委郭某、副主委梁某（请假）」, 「张三、李四」. Absentees are left out. */
export function personsIn(printed: string, hans: string): Person[] {
	const found: Person[] = [];
	const characters = [...printed];
	let at = 0;
	for (const part of hans.split(/[、，,；;。\n]/u)) {
		const start = at;
		at += [...part].length + 1;
		if (/请假|缺席|未到|未出席/u.test(part)) continue;
		const bare = part.replace(/[（(].{0,40}$/u, "").trim();
		const indent = [...(/^[ \u3000]{0,8}/u.exec(part)?.[0] ?? "")].length;
		const slice = (from: number, to: number) =>
			characters.slice(start + indent + from, start + indent + to).join("");
		const length = (text: string) => [...text].length;
		const whole = WHOLE.exec(bare);
		if (whole?.[1]) {
			found.push({ name: slice(0, length(whole[1])) });
			continue;
		}
		const around = AROUND.exec(bare);
		if (around?.[1] && around[2] && around[3]) {
			const from = length(around[1]) + length(around[2]);
			found.push({
				name: slice(0, length(around[1])) + slice(from, length(bare)),
				role: slice(length(around[1]), from),
			});
			continue;
		}
		const roleFirst = ROLE_FIRST.exec(bare);
		if (roleFirst?.[1] && roleFirst[2]) {
			const from = length(bare) - length(roleFirst[2]);
			found.push({
				name: slice(from, length(bare)),
				role: slice(0, length(roleFirst[1])),
			});
			continue;
		}
		const officeFirst = OFFICE_FIRST.exec(bare);
		if (officeFirst?.[1] && officeFirst[2]) {
			const from = length(officeFirst[1]);
			found.push({ name: slice(from, length(bare)), role: slice(0, from) });
			continue;
		}
		const nameFirst = NAME_FIRST.exec(bare);
		if (nameFirst?.[1] && nameFirst[2]) {
			const from = length(
				bare.slice(0, bare.indexOf(nameFirst[2], nameFirst[1].length)),
			);
			found.push({
				name: slice(0, length(nameFirst[1])),
				role: slice(from, from + length(nameFirst[2])),
			});
			continue;
		}
		// 「张三 李四 王五」
		const spaced = bare.split(/[ \u3000]{1,4}/u);
		if (spaced.length > 1 && spaced.every((one) => WHOLE.test(one))) {
			let from = 0;
			for (const one of spaced) {
				from = bare.indexOf(one, from);
				found.push({
					name: slice(
						length(bare.slice(0, from)),
						length(bare.slice(0, from)) + length(one),
					),
				});
				from += one.length;
			}
		}
	}
	return found;
}
