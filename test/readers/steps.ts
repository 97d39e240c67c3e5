// What happens to a site, step by step, and what a reader must make of each.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Step {
	name: string;
	/** Writes into the content folder. */
	edit?(content: string, base: string): Promise<void>;
	/** Whether the site is published afterwards. */
	publish: boolean;
	/** How every reader is answered; `any` where that is the reader's own affair. */
	answer: 200 | 304 | "any";
	/** Items that every reader shows for the first time. */
	newItems: number;
	/** Words that no reader may still hold that replaces texts. */
	gone?: string[];
	/** Events in the diary: start, title, status. */
	diary: string[];
}

const year = new Date().getUTCFullYear() + 1;

const notice = (name: string, date: string, more = "") => `关于召开${name}的通知
各学校：
定于${year}年${date}召开${name}，现将有关事项通知如下。
会议地点：三楼会议室
${more}
青石县教育局
${year}年1月4日
`;

const withId = (id: string, text: string, also = "") =>
	`---\nid: ${id}\n${also}---\n${text}`;

async function put(content: string, files: Record<string, string>) {
	await mkdir(content, { recursive: true });
	for (const [name, text] of Object.entries(files))
		await writeFile(join(content, name), text);
}

const soil = (date = "3月20日上午9:00", more = "") =>
	withId("soil", notice("水土保持工作会议", date, more));
const fire = withId("fire", notice("森林防火工作会议", "3月21日下午2:30"));
const tea = (also = "") =>
	withId("tea", notice("茶叶产业座谈会", "3月22日", "样品不可外传。"), also);
const water = (also = "") =>
	withId(
		"water",
		notice("节约用水座谈会", "3月23日上午", "联系人：钱多多"),
		also,
	);

/** By another notice, which names it by its title. */
const acts = (id: string, title: string, words: string) =>
	withId(
		id,
		`${title}
各学校：
${words}
青石县教育局
${year}年1月6日
`,
	);

const soilAt9 = `${year}-03-20 09:00 水土保持工作会议 CONFIRMED`;
const soilMoved = `${year}-03-24 15:00 【已改期】水土保持工作会议 CONFIRMED`;
const fireOn = `${year}-03-21 14:30 森林防火工作会议 CONFIRMED`;
const fireLater = `${year}-03-21 14:30 【已延期】森林防火工作会议 TENTATIVE`;
const fireAgain = `${year}-03-28 10:00 【已改期】森林防火工作会议 CONFIRMED`;
const teaOn = `${year}-03-22 茶叶产业座谈会 CONFIRMED`;
const teaOff = `${year}-03-22 【已取消】茶叶产业座谈会 CANCELLED`;
const teaGone = `${year}-03-22 【已撤回】 CANCELLED`;
const waterGone = `${new Date().toISOString().slice(0, 10)} 【已撤回】 CANCELLED`;
const waterOn = `${year}-03-23 节约用水座谈会（上午） CONFIRMED`;

export const steps: Step[] = [
	{
		name: "four notices are published",
		edit: (content, base) =>
			put(content, {
				"site.yaml": `title: 会讯试验\nbaseUrl: ${base}\ntag: { authority: example.org, date: "2026-01-01" }\neditions: [zh-Hans]\n`,
				"soil.md": soil(),
				"fire.md": fire,
				"tea.md": tea(),
				"water.md": water(),
			}),
		publish: true,
		answer: 200,
		newItems: 4,
		diary: [soilAt9, fireOn, teaOn, waterOn],
	},
	{
		// newsboat keeps no validators from its first look.
		name: "readers look again",
		publish: false,
		answer: "any",
		newItems: 0,
		diary: [soilAt9, fireOn, teaOn, waterOn],
	},
	{
		name: "published again, nothing changed",
		publish: true,
		answer: 304,
		newItems: 0,
		diary: [soilAt9, fireOn, teaOn, waterOn],
	},
	{
		name: "a text is edited",
		edit: (content) =>
			put(content, { "soil.md": soil("3月20日上午9:00", "请自带水杯。") }),
		publish: true,
		answer: 200,
		newItems: 0,
		diary: [soilAt9, fireOn, teaOn, waterOn],
	},
	{
		name: "an editor moves a meeting",
		edit: (content) =>
			put(content, { "soil.md": soil("3月24日下午3:00", "请自带水杯。") }),
		publish: true,
		answer: 200,
		newItems: 1,
		diary: [fireOn, teaOn, waterOn, soilMoved],
	},
	{
		name: "a second notice postpones one",
		edit: (content) =>
			put(content, {
				"later.md": acts(
					"later",
					"关于森林防火工作会议延期召开的通知",
					"原《关于召开森林防火工作会议的通知》所定会议因天气原因延期召开，具体时间另行通知。",
				),
			}),
		publish: true,
		answer: 200,
		newItems: 2,
		diary: [fireLater, teaOn, waterOn, soilMoved],
	},
	{
		name: "a third gives its new date",
		edit: (content) =>
			put(content, {
				"again.md": acts(
					"again",
					"关于森林防火工作会议改期的通知",
					`原《关于召开森林防火工作会议的通知》所定会议改期至${year}年3月28日上午10:00召开。`,
				).replace("1月6日", "1月7日"),
			}),
		publish: true,
		answer: 200,
		newItems: 2,
		diary: [teaOn, waterOn, soilMoved, fireAgain],
	},
	{
		name: "a fourth cancels another",
		edit: (content) =>
			put(content, {
				"off.md": acts(
					"off",
					"关于取消茶叶产业座谈会的通知",
					"原《关于召开茶叶产业座谈会的通知》所定会议取消，不再召开。",
				),
			}),
		publish: true,
		answer: 200,
		newItems: 2,
		diary: [teaOff, waterOn, soilMoved, fireAgain],
	},
	{
		name: "a notice is withdrawn, published in error",
		edit: (content) =>
			put(content, { "tea.md": tea("withdrawn: published_in_error\n") }),
		publish: true,
		answer: 200,
		newItems: 1,
		gone: ["不可外传"],
		diary: [teaGone, waterOn, soilMoved, fireAgain],
	},
	{
		name: "one is withdrawn for privacy",
		edit: (content) =>
			put(content, { "water.md": water("withdrawn: privacy\n") }),
		publish: true,
		answer: 200,
		newItems: 1,
		gone: ["不可外传", "钱多多", "节约用水"],
		// Stands on the day of the withdrawal.
		diary: [waterGone, teaGone, soilMoved, fireAgain],
	},
	{
		name: "published again, nothing changed",
		publish: true,
		answer: 304,
		newItems: 0,
		gone: ["不可外传", "钱多多", "节约用水"],
		diary: [waterGone, teaGone, soilMoved, fireAgain],
	},
];
