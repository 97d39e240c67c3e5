// The life of the meeting as the document tells it (定于, 拟于, 取消, 已召开).
import type { Kind, Meeting } from "../notice/schema.ts";

const TENTATIVE =
	/(?:拟于|拟定于|暂定于|初定于|初步定于|暂定|拟在)[^。；\n]{0,40}?(?:[0-9一二三四五六七八九十]{1,3}[月日]|召开|举行|举办)/u;
const FIRM = /(?:兹定于|谨定于|(?<![拟暂初步])定于|订于)/u;

/** The new time is still to be told: a date in such a text is the old one. */
const LEFT_OPEN =
	/(?:时间|日期|召开|举行)[^。；\n]{0,12}?(?:另行(?:通知|公告|确定)|待定|待通知|另定)|择期(?:再行?)?(?:召开|举行|通知)|另行通知(?:召开|举行)?(?:时间|日期)/u;

/** `rescheduled`: the document gives the new time. A past date alone proves nothing. */
export function statusOf(
	kind: Kind,
	hans: string,
	rescheduled: boolean,
): Meeting["status"] {
	switch (kind) {
		case "report":
		case "minutes":
		case "result":
			return "held";
		case "cancellation":
			return "cancelled";
		case "postponement":
		case "rescheduling":
			return rescheduled && !LEFT_OPEN.test(hans) ? "rescheduled" : "postponed";
		default: {
			const opening = hans.slice(0, 1500);
			return TENTATIVE.test(opening) && !FIRM.test(opening)
				? "tentative"
				: "confirmed";
		}
	}
}
