// Who presides and who takes part: a role, then a name that begins with a surname.
import type { Person } from "../notice/schema.ts";
import { doubleSurnames, singleSurnames } from "../notice/surnames.ts";
import type { Labelled } from "./labels.ts";
import { labelled } from "./labels.ts";
import type { TextView } from "./textView.ts";

const ROLE_END =
	"(?:书记|副书记|市长|县长|区长|省长|镇长|乡长|州长|局长|厅长|处长|科长|主任|主席|院长|校长|部长|司长|会长|理事长|秘书长|副秘书长|支队长|队长|政委|常委|委员|董事长|董事|监事|总经理|经理|总监|主委|财委|监委|教授|代表|议员|里长|村长|社长|站长|所长|馆长|检察长|组长|署长|专员|调研员|巡视员|议长|副议长|主持人|首长|总理|总统|司令|参谋长|工程师|会计师|行长|厂长|台长|总编辑|总干事|干事|召集人|老师|同志|园长)";
const SURNAME = `(?:${[...doubleSurnames].join("|")}|[${[...singleSurnames].join("")}])`;
const NAME = `(?:${SURNAME}[\\p{Script=Han}]{1,2}|□[\\p{Script=Han}]{1,2})`;
/** What may stand behind a name: else the third character was no part of it. */
const AFTER =
	"(?=[、，。；,;）)（( 　\\n]|出席|主持|参加|列席|讲话|作|就|对|在|率|介绍|通报|宣读|强调|指出|要求|表示|传达|等|分别|同志|先生|女士|议员|陪同|致辞|发言|汇报|代表|说明|宣布|到会|莅临|担任|为|以及|及|和|与|$)";
const ROLE_NAMES = new RegExp(
	`((?:[\\p{Script=Han}、（）()]{0,30}?)${ROLE_END}(?:兼[\\p{Script=Han}]{2,12}?${ROLE_END})?)[ ]?(${NAME}(?:[、，和及与](?:${NAME}))*)${AFTER}`,
	"gu",
);
/** Words that begin like a name. */
const NO_NAME =
	/^(?:满意|农业|林业|种茶|应急|安全|水利|高新|经济|全体|全市|全县|常委|常务|施工|方面|万人|古城|成立|连续|时任|易地|武装|强调|温室|明确|广大|巩固|宣布|宣传|包括|严格|平安|石油|金融|洪水|江河|牛羊|马上|高度|黄金|相关|有关|单位|党组|支部|关于|于是|任务|和谐|计划|解决|车辆|文化|文明|国家|原则|商务|乡村|管理|项目)/;

const SINGLE_NAME = new RegExp(`^${NAME}$`, "u");
const NAME_ROLE = new RegExp(
	`(${NAME})[（(]?([\\p{Script=Han}]{0,10}${ROLE_END})[）)]?`,
	"gu",
);

export interface FoundPeople {
	chairs: Person[];
	people: Person[];
	/** All names seen, as printed. */
	names: string[];
}

const CHAIR_LABEL = /^(?:会议)?(?:主持人?|主席|主持者|会议主席)$/;
const PEOPLE_LABEL =
	/^(?:出席|列席|参加|参会|与会|到会)(?:人员|者|委员|领导|单位及人员|单位|代表)?$|^(?:记录|纪录)(?:人|者)?$/;

export function findPeople(
	view: TextView,
	labels: readonly Labelled[],
	held: boolean,
): FoundPeople {
	const chairs: Person[] = [];
	const people: Person[] = [];
	const add = (list: Person[], person: Person) => {
		if (!list.some(({ name }) => name === person.name)) list.push(person);
	};
	const chair = labelled(labels, CHAIR_LABEL);
	if (chair)
		for (const person of namesIn(chair.value, chair.hans)) add(chairs, person);
	for (const label of labels)
		if (PEOPLE_LABEL.test(label.label))
			for (const person of namesIn(label.value, label.hans))
				add(people, person);
	const text = view.hans.slice(0, 6000);
	if (held)
		for (const match of text.matchAll(ROLE_NAMES)) {
			const [whole, role = "", names = ""] = match;
			const start = match.index + whole.length - names.length;
			if (isQuoted(text, match.index, whole)) continue;
			const printedRole = tidyRole(
				view.cut({ start: match.index, end: match.index + role.length }),
			);
			let at = start;
			for (const name of names.split(/[、，和及与]/)) {
				const printed = view.cut({ start: at, end: at + name.length });
				at += name.length + 1;
				if (
					!SINGLE_NAME.test(name) ||
					NO_NAME.test(name) ||
					printed.includes("□")
				)
					continue;
				add(people, { name: printed, role: printedRole });
			}
		}
	const presiding = presider(view, text);
	if (presiding) add(chairs, presiding);
	for (const one of chairs) if (held) add(people, one);
	return {
		chairs,
		people,
		names: [...new Set([...chairs, ...people].map(({ name }) => name))],
	};
}

/** 由 X 主持, X 主持会议, 由议长 X 主持. */
function presider(view: TextView, text: string): Person | undefined {
	const patterns = [
		new RegExp(
			`由([\\p{Script=Han}、]{0,24}?${ROLE_END})?(${NAME})(?:同志|先生|女士)?(?:亲自)?主持`,
			"u",
		),
		new RegExp(
			`([\\p{Script=Han}、]{0,24}?${ROLE_END})(${NAME})(?:同志)?(?:出席并|出席会议并)?主持(?:召开)?(?:了)?(?:会议|本次会议|大会|并|召开|座谈|全体)`,
			"u",
		),
	];
	for (const pattern of patterns) {
		const match = pattern.exec(text);
		if (!match?.[2]) continue;
		const start =
			match.index + match[0].indexOf(match[2], (match[1] ?? "").length);
		const name = view.cut({ start, end: start + match[2].length });
		if (name.includes("□")) continue;
		const role =
			match[1] &&
			tidyRole(
				view.cut({
					start: match.index + match[0].indexOf(match[1]),
					end: match.index + match[0].indexOf(match[1]) + match[1].length,
				}),
			);
		return { name, ...(role ? { role } : {}) };
	}
	return undefined;
}

/** 习近平总书记关于…: named, not present. */
function isQuoted(text: string, at: number, whole: string): boolean {
	const after = text.slice(at + whole.length, at + whole.length + 12);
	return (
		/^(?:总书记|总理|主席)?(?:关于|在.{1,8}(?:讲话|考察)|的?(?:重要)?(?:讲话|指示|批示|论述))/.test(
			after,
		) ||
		/(?:受|按照|根据|落实|贯彻|传达|学习)[^，。]{0,8}$/.test(
			text.slice(Math.max(0, at - 10), at),
		) ||
		/^(?:请假|缺席|因故)/.test(after)
	);
}

function tidyRole(role: string): string {
	return role
		.replace(/^.*[，。；：,;:\s]/u, "")
		.replace(/^(?:和|及|与|由|并|以及|、|會議由|会议由|了|的|在|有|请|請)/u, "")
		.trim();
}

/** Names in the value of a label: 「主委郭某、副主委梁某（请假）」, 「张三、李四」. */
function namesIn(printed: string, hans: string): Person[] {
	const found: Person[] = [];
	let at = 0;
	for (const part of hans.split(/[、，,；;\s]/)) {
		const start = at;
		at += part.length + 1;
		if (/请假|缺席|未到/.test(part) || part === "") continue;
		const bare = part.replace(/[（(].*$/, "").replace(/[。.]$/, "");
		const slice = (from: number, to: number) =>
			[...printed].slice(start + from, start + to).join("");
		const whole = new RegExp(
			`^(${NAME})(?:先生|女士|同志|小姐|老师|议员)?$`,
			"u",
		).exec(bare);
		if (whole?.[1]) {
			found.push({ name: slice(0, whole[1].length) });
			continue;
		}
		const roleFirst = new RegExp(
			`^([\\p{Script=Han}]{0,20}${ROLE_END})(${NAME})$`,
			"u",
		).exec(bare);
		if (roleFirst?.[1] && roleFirst[2]) {
			found.push({
				name: slice(roleFirst[1].length, bare.length),
				role: slice(0, roleFirst[1].length),
			});
			continue;
		}
		const nameFirst = new RegExp(
			`^(${NAME})([\\p{Script=Han}]{0,10}${ROLE_END})$`,
			"u",
		).exec(bare);
		if (nameFirst?.[1])
			found.push({
				name: slice(0, nameFirst[1].length),
				role: slice(nameFirst[1].length, bare.length),
			});
	}
	return found;
}

/** Any role beside a name, for protecting names in conversion. */
export function allNames(view: TextView): string[] {
	const names = new Set<string>();
	for (const pattern of [ROLE_NAMES, NAME_ROLE])
		for (const match of view.hans.slice(0, 8000).matchAll(pattern)) {
			const list = pattern === ROLE_NAMES ? (match[2] ?? "") : (match[1] ?? "");
			let at = match.index + match[0].indexOf(list);
			for (const name of list.split(/[、，和及与]/)) {
				const printed = view.cut({ start: at, end: at + name.length });
				at += name.length + 1;
				if (
					SINGLE_NAME.test(name) &&
					!printed.includes("□") &&
					pattern === ROLE_NAMES
				)
					names.add(printed);
			}
		}
	return [...names];
}
