// The notices of a made-up archive, each computed from its number: when it came, and its source.
import {
	type Configuration,
	configurationSchema,
} from "../../../functions/notice/configuration.ts";
import type { Source } from "../../../functions/notice/document.ts";

/** Two offices: with everything and the kind, three channels a notice. */
export const CONFIGURATION: Configuration = configurationSchema.parse({
	title: "会讯",
	baseUrl: "https://huixun.example/",
	tag: { authority: "huixun.example", date: "2026-01-01" },
	editions: ["zh-Hans", "zh-TW"],
	channels: {
		organizations: [
			{ slug: "education", name: "云溪市教育局" },
			{ slug: "emergency", name: "云溪市应急管理局" },
		],
	},
});

/** After so many notices channels come round again. */
export const PERIOD = 2;

const DAY = 86_400_000;
const MINUTE = 60_000;
/** When the last notice of every archive came. */
const LAST = Date.parse("2026-03-01T02:00:00Z");
/** Days between the last notices, so many, and those still to come. */
const DAYS_APART = 4;
const SLOW = 110;
/** Those before them came a minute apart: a million within four years. */

/** UTC to the second. Negative ages are notices still to come. */
export function releasedAt(n: number, size: number): string {
	const age = size - 1 - n;
	const ms =
		age < SLOW
			? LAST - age * DAYS_APART * DAY
			: LAST - SLOW * DAYS_APART * DAY - (age - SLOW) * MINUTE;
	return new Date(ms).toISOString().replace(".000Z", "Z");
}

export function idOf(n: number): string {
	return `n${String(n).padStart(7, "0")}`;
}

export function numberOf(id: string): number {
	return Number(id.slice(1));
}

export function keyOf(n: number): string {
	return `${idOf(n)}.txt`;
}

/** `clock` is what an editor changes later: the meeting's hour. */
export function sourceOf(
	n: number,
	size: number,
	{ clock = "9:00", metadata = "" } = {},
): Source {
	const at = Date.parse(releasedAt(n, size));
	const office = n % 2 === 0 ? "云溪市教育局" : "云溪市应急管理局";
	const serial = String(n + 1).padStart(7, "0");
	const name = `第${serial}次全市工作会议`;
	const text = `${office}关于召开${name}的通知
云会发〔${new Date(at).getUTCFullYear()}〕${serial}号
各县（区）人民政府，市政府各部门：
为总结前一阶段工作，研究解决存在的突出问题，定于近期召开${name}。现将有关事项通知如下：
一、会议时间：${chinese(at + 7 * DAY)}上午${clock}
二、会议地点：政务中心三楼第一会议室
三、参会人员：各县（区）分管负责同志，市政府有关部门主要负责同志
请各单位高度重视，认真做好准备，按时参加会议。
${office}
${chinese(at)}
`;
	return {
		key: keyOf(n),
		bytes: Buffer.from(text),
		metadata: {
			key: `${idOf(n)}.yaml`,
			bytes: Buffer.from(`id: ${idOf(n)}\n${metadata}`),
		},
		translations: [],
		attachments: [],
	};
}

function chinese(ms: number): string {
	const date = new Date(ms);
	return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
