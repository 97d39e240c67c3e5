// A PDF laid into the folder, through the command.
import { expect, it } from "vitest";
import { huixun, workspace } from "../support/command.ts";
import { pdfFile } from "../support/pdfFile.ts";

const line = (text: string, y: number, size = 16) => ({
	text,
	x: 90,
	y,
	size,
});

it("takes the meeting from a PDF of the folder", async () => {
	const folder = await workspace({
		"a.pdf": pdfFile([
			[
				line("关于召开渠道清淤工作会议的通知", 750, 22),
				line("会议时间：2026年3月20日上午9:00", 700),
				line("会议地点：镇政府二楼会议室", 675),
				line("2026年3月12日", 600),
			],
		]),
	});
	const args = ["inspect", "content/a.pdf", "--json"];
	const { code, stdout } = await huixun(args, folder);
	expect(code).toBe(0);
	const { record } = JSON.parse(stdout);
	expect(record).toMatchObject({
		title: "关于召开渠道清淤工作会议的通知",
		meetings: [
			{
				startAt: { date: "2026-03-20", time: "09:00" },
				locations: [{ name: "镇政府二楼会议室" }],
			},
		],
	});
});
