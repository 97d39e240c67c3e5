// What can be wrong with a published site, in both languages.
import type { Tongue } from "../functions/notice/finding.ts";
import type { Problem } from "../functions/pipeline/verify.ts";

const own = {
	"not-utf8": ["is not UTF-8", "不是 UTF-8"],
	"not-json": ["is not JSON", "不是有效的 JSON"],
	"not-xml": ["is not well-formed", "XML 有误"],
	"log-differs": ["does not agree with the change log", "与变更日志不一致"],
	"goes-back": ["goes back in time", "时间倒退"],
	"in-future": [
		"is later than the last change of the site",
		"晚于网站最近一次变更",
	],
	"bad-date": ["is no date", "不是有效的时间"],
	"revision-gap": ["a revision is missing or repeated", "版本缺失或重复"],
	"revision-differs": [
		"differs from its newest revision",
		"与其最新版本不一致",
	],
	"title-missing": ["does not show the title", "没有显示标题"],
	"withdrawn-shown": ["shows what was withdrawn", "显示了已撤回的内容"],
	"id-repeated": ["holds an id twice", "同一标识出现两次"],
	"id-unknown": [
		"names a notice that the change log does not know",
		"提到了变更日志中没有的通知",
	],
	"formats-differ": [
		"has other entries than the same feed in another format",
		"与同一订阅源的其他格式条目不同",
	],
	"wrong-order": ["is not newest first", "不是由新到旧"],
	"link-broken": ["links to a file that is not there", "链接的文件不存在"],
	"wrong-language": ["names another language", "语言标记不符"],
	script: ["holds a script", "含有脚本"],
} as const satisfies Record<string, readonly [string, string]>;

/** Those of the other half, which derives everything again. */
const derived: Record<Problem, readonly [string, string]> = {
	missing: ["is missing", "缺失"],
	differs: ["differs from what the state says", "与状态推导的内容不同"],
	unexpected: ["should not be there", "不应存在"],
	unsettled: [
		"names a commit that is not fully out: run `huixun publish`",
		"有一次提交尚未全部写出，请运行 huixun publish",
	],
	"seq-gap": ["a number is missing in the journal", "日志缺号"],
	"seq-repeated": ["a number is repeated in the journal", "日志重号"],
	"state-differs": [
		"state differs from what the journal makes",
		"状态与日志推导的不同",
	],
};

export type PublicProblem = keyof typeof own | "missing" | "unexpected";

export function problemText(
	{ problem, detail }: { problem: PublicProblem | Problem; detail?: string },
	tongue: Tongue,
): string {
	const texts: Record<PublicProblem | Problem, readonly [string, string]> = {
		...own,
		...derived,
	};
	const text = texts[problem][tongue === "zh" ? 1 : 0];
	return detail === undefined ? text : `${text}: ${detail}`;
}
