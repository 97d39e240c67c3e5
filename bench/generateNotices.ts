// Writes generated notices into a folder: node --import tsx bench/generateNotices.ts FOLDER COUNT [FIRST]
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const OFFICES = [
	"云溪市人民政府办公室",
	"青石县应急管理局",
	"南桥镇人民政府",
	"云溪市教育局",
	"东湖区民政局",
	"云溪市商务局",
];
const TOPICS = [
	"安全生产",
	"防汛抗旱",
	"义务教育",
	"养老服务",
	"招商引资",
	"数据治理",
	"生态环境",
	"乡村振兴",
];
const FORMS = ["工作会议", "座谈会", "推进会", "专题会议", "联席会议"];
const ROOMS = [
	"三楼第一会议室",
	"政务中心报告厅",
	"会展中心二号厅",
	"机关五楼会议室",
];

const pick = <T>(from: readonly T[], n: number): T =>
	from[n % from.length] as T;

/** The n-th notice: every one its own number, date and meeting. */
export function generatedNotice(n: number): string {
	const day = new Date(Date.UTC(2020, 0, 1 + (n % 2200)));
	const meeting = new Date(day.getTime() + 7 * 86_400_000);
	const office = pick(OFFICES, n);
	const topic = pick(TOPICS, Math.floor(n / 6));
	const name = `${day.getUTCFullYear()}年第${n + 1}次${topic}${pick(FORMS, Math.floor(n / 48))}`;
	const chinese = (date: Date) =>
		`${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
	return `${office}关于召开${name}的通知
云办发〔${day.getUTCFullYear()}〕${n + 1}号
各县（区）人民政府，市政府各部门：
为深入贯彻落实全市${topic}工作部署，总结前一阶段工作，研究解决存在的突出问题，经研究，定于近期召开${name}。现将有关事项通知如下：
一、会议时间：${chinese(meeting)}${n % 2 ? "上午9:00" : "下午2:30"}
二、会议地点：${pick(ROOMS, n)}
三、参会人员：各县（区）分管负责同志，市政府有关部门主要负责同志
四、会议议程
1. 通报前一阶段${topic}工作情况
2. 各县（区）作交流发言
3. 部署下一阶段${topic}重点任务
五、有关要求
请各单位高度重视，认真做好准备，按时参加会议，原则上不得请假。会议期间请将通信工具调至静音状态，自觉遵守会场纪律。各单位参会人员名单请于会前两天报市政府办公室综合科。
联系人：周敏，联系电话：0999-${String(5000000 + n).slice(0, 7)}
${office}
${chinese(day)}
`;
}

/** Where the n-th notice stands below the content folder. */
export function fileOf(n: number): string {
	return join(
		String(Math.floor(n / 1000)).padStart(3, "0"),
		`n${String(n).padStart(7, "0")}.txt`,
	);
}

export async function writeNotices(
	folder: string,
	count: number,
	first = 0,
): Promise<void> {
	for (let n = first; n < first + count; n++) {
		const path = join(folder, fileOf(n));
		if (n === first || n % 1000 === 0)
			await mkdir(dirname(path), { recursive: true });
		await writeFile(path, generatedNotice(n));
	}
}

const [, script, folder, count, first] = process.argv;
if (script?.endsWith("generateNotices.ts") && folder && count)
	await writeNotices(folder, Number(count), Number(first ?? 0));
