// Notices that speak of one of several meetings, of the agenda beside the notice, of this month's and not last
// month's: by the real command, on texts as offices write them.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huixun, put, workspace } from "../support/command.ts";

const THREE = `关于召开青石镇排水改造公听会的通知

各社区、有关单位：
现就青石镇排水改造公听会有关事项通知如下：
第一场：2027年3月5日（星期五）下午2时30分，镇政府三楼会议室
第二场：2027年3月12日（星期五）下午2时30分，河东社区活动中心
第三场：2027年3月19日（星期五）下午2时30分，河西社区活动中心

青石镇人民政府
2027年2月20日
`;

interface Shown {
	title: string;
	meetings: {
		uid: string;
		session?: string;
		status: string;
		sequence: number;
		startAt: { date: string; time?: string };
		locations: { name: string }[];
	}[];
	changeLog: { op: string; fields: unknown[] }[];
}

async function shown(folder: string): Promise<Map<string, Shown>> {
	const notices = join(folder, "dist/v1/notices");
	const found = new Map<string, Shown>();
	for (const file of await readdir(notices)) {
		if (!file.endsWith(".json")) continue;
		const notice = JSON.parse(
			await readFile(join(notices, file), "utf8"),
		) as Shown;
		found.set(notice.title, notice);
	}
	return found;
}

/** `03-12 14:30 cancelled`, a meeting each. */
async function lives(folder: string, title: string): Promise<string[]> {
	const notice = (await shown(folder)).get(title);
	return (notice?.meetings ?? []).map(({ startAt, status }) =>
		[startAt.date.slice(5), startAt.time, status].filter(Boolean).join(" "),
	);
}

async function published(
	first: Record<string, string>,
	then: Record<string, string>,
): Promise<{ folder: string; stdout: string }> {
	const folder = await workspace(first);
	await huixun(["publish", "--at", "2027-02-21T00:00:00Z"], folder);
	await put(folder, then);
	const { stdout } = await huixun(
		["publish", "--json", "--at", "2027-03-02T00:00:00Z"],
		folder,
	);
	return { folder, stdout };
}

const TITLE = "关于召开青石镇排水改造公听会的通知";

describe("of three meetings", () => {
	it("the one that a cancellation names is cancelled, and the change says when it was to be", async () => {
		const { folder } = await published(
			{ "a.txt": THREE },
			{
				"b.txt": `关于取消青石镇排水改造公听会第二场的公告

因会场维修，青石镇排水改造公听会第二场取消，其余场次不变。

青石镇人民政府
2027年3月1日
`,
			},
		);
		expect(await lives(folder, TITLE)).toEqual([
			"03-05 14:30 confirmed",
			"03-12 14:30 cancelled",
			"03-19 14:30 confirmed",
		]);
		const notice = (await shown(folder)).get(TITLE);
		expect(notice?.meetings.map(({ session }) => session)).toEqual([
			"第一场",
			"第二场",
			"第三场",
		]);
		expect(notice?.changeLog.at(-1)).toMatchObject({
			op: "cancel",
			fields: [
				{
					field: "status",
					from: "confirmed",
					to: "cancelled",
					meeting: { time: "2027-03-12 14:30", place: "河东社区活动中心" },
				},
			],
		});
		const feed = await readFile(
			join(folder, "dist/zh-Hans/all/changes.json"),
			"utf8",
		);
		expect(JSON.parse(feed).items[0].title).toBe(
			`【取消】${TITLE}（2027年3月12日（星期五） 14:30）`,
		);
		const list = await readFile(
			join(folder, "dist/zh-Hans/all/index.html"),
			"utf8",
		);
		expect(list).toContain("第二场已取消");
		expect(list).not.toContain('class="gone"');
	});

	it("the one of the day that is moved is moved", async () => {
		const { folder } = await published(
			{ "a.txt": THREE },
			{
				"b.txt": `关于青石镇排水改造公听会改期的通知

各社区、有关单位：
因故，原定于2027年3月19日举行的青石镇排水改造公听会改至2027年3月26日（星期五）上午9时举行，地点不变。

青石镇人民政府
2027年3月1日
`,
			},
		);
		expect(await lives(folder, TITLE)).toEqual([
			"03-05 14:30 confirmed",
			"03-12 14:30 confirmed",
			"03-26 09:00 rescheduled",
		]);
	});

	it("two days joined are both cancelled", async () => {
		const { folder } = await published(
			{ "a.txt": THREE },
			{
				"b.txt": `关于取消青石镇排水改造公听会的公告

因防汛工作需要，原定2027年3月5日、12日举行的青石镇排水改造公听会取消。

青石镇人民政府
2027年3月1日
`,
			},
		);
		expect(await lives(folder, TITLE)).toEqual([
			"03-05 14:30 cancelled",
			"03-12 14:30 cancelled",
			"03-19 14:30 confirmed",
		]);
	});

	it("all are cancelled where nothing tells them apart", async () => {
		const { folder } = await published(
			{ "a.txt": THREE },
			{
				"b.txt": `关于取消青石镇排水改造公听会的公告

因防汛工作需要，青石镇排水改造公听会取消。

青石镇人民政府
2027年3月1日
`,
			},
		);
		expect(await lives(folder, TITLE)).toEqual([
			"03-05 14:30 cancelled",
			"03-12 14:30 cancelled",
			"03-19 14:30 cancelled",
		]);
	});

	it("none is touched where one is meant and not said which, and the editor is told", async () => {
		const { folder, stdout } = await published(
			{ "a.txt": THREE },
			{
				"b.txt": `关于取消青石镇排水改造公听会一场的公告

因会场维修，青石镇排水改造公听会一场取消，其余场次不变。

青石镇人民政府
2027年3月1日
`,
			},
		);
		expect(await lives(folder, TITLE)).toEqual([
			"03-05 14:30 confirmed",
			"03-12 14:30 confirmed",
			"03-19 14:30 confirmed",
		]);
		expect(JSON.parse(stdout).findings).toMatchObject([
			{ code: "relation.unclear", place: { file: "b.txt" } },
		]);
	});

	it("keep their UIDs by their own numbers when the middle one is taken out", async () => {
		const { folder } = await published(
			{ "a.txt": THREE },
			{ "a.txt": THREE.replace(/第二场.*\n/, "") },
		);
		const uids = (await shown(folder))
			.get(TITLE)
			?.meetings.map(({ uid }) => uid.replace(/^.*-/, ""));
		expect(uids).toEqual(["1", "3"]);
	});
});

const MEETING = `关于召开全县山洪灾害防治调度会的通知

各乡镇：
定于2027年3月9日（星期二）上午在县水利局二楼会议室召开全县山洪灾害防治调度会。

青石县水利局
2027年2月20日
`;
const AGENDA = `全县山洪灾害防治调度会议程

时间：2027年3月9日（星期二）上午9:00
地点：县水利局二楼会议室

一、通报汛前检查情况
二、部署近期工作

青石县水利局
2027年2月25日
`;
const CANCELLED = `关于取消全县山洪灾害防治调度会的通知

各乡镇：
因故，原定2027年3月9日召开的全县山洪灾害防治调度会取消。

青石县水利局
2027年3月1日
`;
const NOTICE = "关于召开全县山洪灾害防治调度会的通知";

describe("a meeting with its notice and its agenda", () => {
	it("has the hour that only the agenda knows, and nobody is told of another day", async () => {
		const { folder } = await published(
			{ "a.txt": MEETING },
			{ "b.txt": AGENDA },
		);
		expect(await lives(folder, NOTICE)).toEqual(["03-09 09:00 confirmed"]);
		expect((await shown(folder)).get(NOTICE)?.changeLog.at(-1)).toMatchObject({
			op: "correct",
			fields: [
				{ field: "time", from: "2027-03-09 am", to: "2027-03-09 09:00" },
			],
		});
	});

	it("is cancelled in both", async () => {
		const { folder } = await published(
			{ "a.txt": MEETING, "b.txt": AGENDA },
			{ "c.txt": CANCELLED },
		);
		expect(await lives(folder, NOTICE)).toEqual(["03-09 09:00 cancelled"]);
		expect(await lives(folder, "全县山洪灾害防治调度会议程")).toEqual([
			"03-09 09:00 cancelled",
		]);
	});

	it("is cancelled in both when the agenda comes last", async () => {
		const { folder } = await published(
			{ "a.txt": MEETING, "c.txt": CANCELLED },
			{ "b.txt": AGENDA },
		);
		expect(await lives(folder, NOTICE)).toEqual(["03-09 09:00 cancelled"]);
		expect(await lives(folder, "全县山洪灾害防治调度会议程")).toEqual([
			"03-09 09:00 cancelled",
		]);
	});

	it("is moved by a second notice of its new day, and stands once in the calendar", async () => {
		const { folder } = await published(
			{ "a.txt": MEETING },
			{
				"b.txt": `关于召开全县山洪灾害防治调度会的通知

各乡镇：
原定3月9日召开的全县山洪灾害防治调度会因故延期，现定于2027年3月16日（星期二）上午9:00在县水利局二楼会议室召开。

青石县水利局
2027年3月1日
`,
			},
		);
		const calendar = await readFile(
			join(folder, "dist/zh-Hans/all/calendar.ics"),
			"utf8",
		);
		expect(calendar.match(/^(?:DTSTART;|SEQUENCE).*$/gm)).toEqual([
			"SEQUENCE:1",
			"DTSTART;TZID=Asia/Shanghai:20270316T090000",
		]);
	});

	it("is this month's, not the one of the same name a month later", async () => {
		const later = (text: string) =>
			text.replace("3月9日（星期二）", "4月6日（星期二）");
		const { folder, stdout } = await published(
			{ "a.txt": MEETING, "later.txt": later(MEETING) },
			{ "c.txt": CANCELLED },
		);
		expect(JSON.parse(stdout).findings).toEqual([]);
		const all = [...(await shown(folder)).values()];
		expect(all.length).toBe(2);
		const dist = join(folder, "dist/v1/notices");
		const states: string[] = [];
		for (const file of (await readdir(dist)).sort()) {
			if (!file.endsWith(".json")) continue;
			const { kind, meetings } = JSON.parse(
				await readFile(join(dist, file), "utf8"),
			);
			if (kind === "notice")
				states.push(`${meetings[0].startAt.date} ${meetings[0].status}`);
		}
		expect(states.sort()).toEqual([
			"2027-03-09 cancelled",
			"2027-04-06 confirmed",
		]);
	});
});

/** Days and states of all notices of a site that announce something, in order. */
async function announced(folder: string): Promise<string[]> {
	const dist = join(folder, "dist/v1/notices");
	const states: string[] = [];
	for (const file of await readdir(dist)) {
		if (!file.endsWith(".json")) continue;
		const { kind, meetings } = JSON.parse(
			await readFile(join(dist, file), "utf8"),
		);
		if (kind === "notice" || kind === "agenda")
			for (const { startAt, status } of meetings)
				states.push(
					[startAt.date, startAt.time, status].filter(Boolean).join(" "),
				);
	}
	return states.sort();
}

function monthly(day: string, office = "松湾区司法局"): string {
	return `关于召开普法工作例会的通知

各街道：
定于2027年${day}上午9:00在区司法局二楼会议室召开普法工作例会。

${office}
2027年2月20日
`;
}

function paper(title: string, sentence: string, dated = "3月1日"): string {
	return `${title}

各街道：
${sentence}

松湾区司法局
2027年${dated}
`;
}

describe("of meetings that have one name", () => {
	it("the one that lies ahead is moved, not those of the months before", async () => {
		const { folder } = await published(
			{
				"1.txt": monthly("2月9日"),
				"2.txt": monthly("3月9日"),
				"3.txt": paper(
					"关于普法工作例会延期的通知",
					"因工作安排，普法工作例会延期至2027年3月16日（星期二）下午2:30召开。",
				),
			},
			{
				"4.txt": paper(
					"关于取消普法工作例会的通知",
					"原定于3月16日召开的普法工作例会取消。",
					"3月2日",
				),
			},
		);
		expect(await announced(folder)).toEqual([
			"2027-02-09 09:00 confirmed",
			"2027-03-16 14:30 cancelled",
		]);
	});

	it("none is taken where two lie ahead and no day is given", async () => {
		const { folder, stdout } = await published(
			{ "1.txt": monthly("3月9日"), "2.txt": monthly("4月13日") },
			{
				"3.txt": paper(
					"关于取消普法工作例会的通知",
					"因防汛值守，普法工作例会取消。",
				),
			},
		);
		expect(await announced(folder)).toEqual([
			"2027-03-09 09:00 confirmed",
			"2027-04-13 09:00 confirmed",
		]);
		expect(JSON.parse(stdout).findings).toMatchObject([
			{ code: "relation.unclear" },
		]);
	});

	it("the same office's is taken on a day that two have", async () => {
		const { folder } = await published(
			{
				"1.txt": monthly("3月9日"),
				"2.txt": monthly("3月9日", "青石县教育局").replace("9:00", "10:30"),
			},
			{
				"3.txt": paper(
					"关于取消普法工作例会的通知",
					"原定于3月9日召开的普法工作例会取消。",
				),
			},
		);
		expect(await announced(folder)).toEqual([
			"2027-03-09 09:00 cancelled",
			"2027-03-09 10:30 confirmed",
		]);
	});

	it("a cancellation of the same day as a new date has the last word", async () => {
		const { folder } = await published(
			{ "1.txt": monthly("3月9日") },
			{
				"2.txt": paper(
					"关于普法工作例会延期的通知",
					"原定于3月9日召开的普法工作例会延期至3月16日（星期二）上午9:00召开。",
				),
				"3.txt": paper(
					"关于取消普法工作例会的通知",
					"原定于3月9日召开的普法工作例会取消。",
				),
			},
		);
		expect(await announced(folder)).toEqual(["2027-03-16 09:00 cancelled"]);
	});

	it("the agenda follows a notice that is named by its number, and a moved day has the old one's year", async () => {
		const { folder } = await published(
			{
				"1.txt": monthly("3月9日").replace(
					"各街道",
					"松司发〔2027〕8号\n各街道",
				),
				"2.txt": `普法工作例会议程

时间：2027年3月9日上午9:00
地点：区司法局二楼会议室

一、通报情况
二、部署工作

松湾区司法局
2027年2月22日
`,
			},
			{
				"3.txt": paper(
					"关于会议改期的通知",
					"《关于召开普法工作例会的通知》（松司发〔2027〕8号）所定会议因故改期至3月16日下午3:00召开。",
				),
			},
		);
		expect(await announced(folder)).toEqual([
			"2027-03-16 15:00 rescheduled",
			"2027-03-16 15:00 rescheduled",
		]);
		const calendar = await readFile(
			join(folder, "dist/zh-Hans/all/calendar.ics"),
			"utf8",
		);
		expect(calendar.match(/^DTSTART;.*$/gm)).toEqual([
			"DTSTART;TZID=Asia/Shanghai:20270316T150000",
		]);
	});

	it("leave their hall when they move online and the number is still to come", async () => {
		const { folder } = await published(
			{ "1.txt": monthly("3月9日") },
			{
				"2.txt": paper(
					"关于变更普法工作例会召开方式的通知",
					"原定于3月9日召开的普法工作例会由现场会议改为线上召开，会议号另行通知，时间不变。",
				),
			},
		);
		const calendar = await readFile(
			join(folder, "dist/zh-Hant/all/calendar.ics"),
			"utf8",
		);
		expect(calendar).not.toContain("LOCATION:");
		const feed = JSON.parse(
			await readFile(join(folder, "dist/zh-Hant/all/changes.json"), "utf8"),
		);
		expect(feed.items[0].summary).toBe("地點：區司法局二樓會議室 → 線上");
	});

	it("are told once where an office gave two notices of one meeting", async () => {
		const { folder } = await published(
			{
				"1.txt": monthly("3月9日"),
				"2.txt": monthly("3月9日")
					.replace("2月20日", "2月21日")
					.replace("例会的通知", "例会的提示性公告"),
			},
			{
				"3.txt": paper(
					"关于取消普法工作例会的通知",
					"原定于3月9日召开的普法工作例会取消。",
				),
			},
		);
		expect(await announced(folder)).toEqual([
			"2027-03-09 09:00 cancelled",
			"2027-03-09 09:00 cancelled",
		]);
		const feed = JSON.parse(
			await readFile(join(folder, "dist/zh-Hans/all/changes.json"), "utf8"),
		);
		expect(feed.items.map(({ title }: { title: string }) => title)).toEqual([
			"【取消】关于召开普法工作例会的通知",
		]);
		const { stdout } = await huixun(
			["publish", "--json", "--at", "2027-03-02T00:01:00Z"],
			folder,
		);
		expect(JSON.parse(stdout).filesWritten).toBe(0);
	});

	it("are told in the reader's script wherever the words come from", async () => {
		const { folder } = await published(
			{ "1.txt": monthly("3月9日") },
			{
				"2.txt": paper(
					"关于变更普法工作例会地点的通知",
					"因会场维修，原定于3月9日召开的普法工作例会，会议地点变更为：县宾馆三楼会议厅。",
				),
			},
		);
		const hant = async (path: string) =>
			readFile(join(folder, "dist/zh-Hant", path), "utf8");
		const feed = JSON.parse(await hant("all/changes.json"));
		expect(feed.items[0].summary).toBe(
			"地點：區司法局二樓會議室 → 縣賓館三樓會議廳",
		);
		const calendar = (await hant("all/calendar.ics")).replace(/\r\n /g, "");
		expect(calendar).toContain("LOCATION:縣賓館三樓會議廳");
		await put(folder, {
			"1.txt": monthly("3月9日").replace(
				"区司法局二楼会议室",
				"区图书馆报告厅",
			),
			"2.txt": paper("关于放假的通知", "清明节放假三天。"),
		});
		await huixun(["publish", "--at", "2027-03-03T00:00:00Z"], folder);
		const after = JSON.parse(await hant("all/changes.json"));
		expect(
			after.items.map(({ summary }: { summary: string }) => summary),
		).toContain("地點：縣賓館三樓會議廳 → 區圖書館報告廳");
	});
});
