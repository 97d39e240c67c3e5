import { describe, expect, it } from "vitest";
import { annotation } from "../../cli/annotations.ts";
import { finding } from "../../functions/notice/finding.ts";
import { huixun, workspace } from "../support/command.ts";

describe("marks for the CI of a code host", () => {
	it("name file, line, column and code, and say what to do", () => {
		expect(
			annotation(
				finding(
					"notice.weekday-conflict",
					{ file: "2026/a.md", line: 3, column: 6 },
					{ date: "2026-04-16", weekday: "星期五" },
				),
				"content",
				"zh",
			),
		).toMatch(
			/^::warning file=content\/2026\/a\.md,line=3,col=6,title=notice\.weekday-conflict::.*2026-04-16.*$/u,
		);
	});

	it("cannot be broken out of by names and values", () => {
		expect(
			annotation(
				finding(
					"source.ignored",
					{ file: "a,b:c\n::error::.md" },
					{ key: "x\n::error::y%" },
				),
				"content",
				"en",
			),
		).toMatch(
			/^::notice file=content\/a%2Cb%3Ac%0A%3A%3Aerror%3A%3A\.md,title=source\.ignored::[^\n]*x%0A::error::y%25[^\n]*$/u,
		);
	});

	it("are what `check --annotate` prints, and errors end it with 1", async () => {
		const folder = await workspace({
			"2026/a.txt":
				"机密★1年\n关于召开会议的通知\n定于2026年4月16日召开全市工作会议。",
		});
		const { code, stdout } = await huixun(
			["check", "--annotate", "--lang", "en"],
			folder,
		);
		expect(code).toBe(1);
		expect(stdout).toContain(
			"::error file=content/2026/a.txt,line=1,col=1,title=notice.classified::The document bears a secrecy mark (机密★1年)",
		);
	}, 60_000);
});
