// The last day to register or to send a reply: 请于4日前报送回执, 报名截止时间为…, 报名时间：1日至3日止.
import type { MeetingTime } from "../notice/schema.ts";
import type { DateExpression } from "./dates.ts";
import { type DateContext, wordsBefore } from "./meetingDate.ts";
import type { TextView } from "./textView.ts";
import { timesOf } from "./times.ts";

const REGISTERS = "(?:报名|回执|回条|报送|登记)";
const UNTIL = /^[^，。；\n]{0,4}(?:前|之前|以前|截止|止)/u;
const SENT =
	/前[^，。；\n]{0,12}(?:报名|回执|回条|报送|反馈|登记|交回|报至|报我|报市|报县|报区)|前，?[^。；\n]{0,20}(?:登记|报名)/u;
const REGISTERED = new RegExp(`${REGISTERS}[^。]{0,24}$`, "u");
/** 报名截止时间为…. */
const CLOSES_AT = new RegExp(
	`${REGISTERS}[^，。；\\n]{0,4}截止(?:时间|日期)?(?:为|是|[:：])?[ \\u3000]{0,2}$`,
	"u",
);
/** 书面材料于4日前报县商务局: papers, and nobody's coming. */
const PAPERS =
	/(?:材料|总结|报告|报表|数据|议题|提案|建议|意见|情况)[^，。；\n]{0,8}$/u;

function isDeadline(hans: string, date: DateExpression): boolean {
	const words = wordsBefore(hans, date);
	if (CLOSES_AT.test(words)) return true;
	const after = hans.slice(date.end, date.end + 32);
	return (
		UNTIL.test(after) &&
		(REGISTERED.test(words) || (SENT.test(after) && !PAPERS.test(words)))
	);
}

export function findDeadline(
	view: TextView,
	dates: readonly DateExpression[],
	context: DateContext,
): MeetingTime | undefined {
	const due = dates.find((date) => isDeadline(view.hans, date));
	if (!due) return undefined;
	// Of a stretch the last day.
	const { startAt, endAt } = timesOf(view, due, context);
	return endAt ?? startAt;
}
