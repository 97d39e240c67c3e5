// A real half-converted page, kept outside the repository: its words are mended one by one.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalize } from "../../functions/language/canonicalize.ts";
import { detectLanguage } from "../../functions/language/detectLanguage.ts";
import { repairResidue } from "../../functions/repair/repairResidue.ts";

const sample = new URL(
	"../../../shared/samples/hebi-fire-safety-2021.txt",
	import.meta.url,
);

test.skipIf(!existsSync(sample))(
	"the sample page is told as mechanical, and fourteen characters of it are mended",
	() => {
		const { text } = repairResidue(readFileSync(sample, "utf8"));
		expect(detectLanguage(text)).toMatchObject({
			edition: "zh-Hant",
			mechanical: true,
		});
		const written = [...text];
		const changes: Record<string, number> = {};
		[...canonicalize(text)].forEach((character, n) => {
			const before = written[n];
			if (before === character) return;
			const change = `${before}→${character}`;
			changes[change] = (changes[change] ?? 0) + 1;
		});
		expect(changes).toEqual({
			"于→於": 4,
			"范→範": 4,
			"干→幹": 1,
			"松→鬆": 1,
			"愿→願": 1,
			"筑→築": 1,
			"并→並": 1,
			"周→週": 2,
		});
	},
);
